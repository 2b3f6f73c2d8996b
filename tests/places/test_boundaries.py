import json
from datetime import UTC, datetime
from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from portal.places import boundaries
from portal.places.models import Boundary, BoundarySet
from tests.places import shapes

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def load(path):
    return boundaries.load(path, credit="Nguồn mẫu", now=NOW)


class TestLoad:
    def test_stores_one_compact_polygon_for_each_commune(self, tmp_path):
        done = load(shapes.write(tmp_path, shapes.squares()))
        assert (done.communes, done.points, done.is_new) == (65, 65 * 5, True)
        assert Boundary.objects.count() == 65
        assert boundaries.unpack(Boundary.objects.get(pk="05977").shape).area == pytest.approx(
            (2 * shapes.HALF_DEGREES) ** 2, rel=0.01
        )

    def test_changes_nothing_when_repeated_but_the_credit(self, tmp_path):
        path = shapes.write(tmp_path, shapes.squares())
        load(path)
        before = BoundarySet.objects.get().pk
        done = boundaries.load(path, credit="Nguồn khác", now=NOW)
        assert not done.is_new
        assert BoundarySet.objects.get().pk == before
        assert BoundarySet.objects.get().credit == "Nguồn khác"

    def test_replaces_what_was_loaded_before(self, tmp_path):
        load(shapes.write(tmp_path, shapes.squares()))
        changed = shapes.squares()
        changed["features"][0]["geometry"] = shapes.square(106.77, 21.81, half=0.01)
        load(shapes.write(tmp_path, changed))
        assert BoundarySet.objects.count() == 1
        assert Boundary.objects.count() == 65

    def test_takes_the_code_from_the_id_too(self, tmp_path):
        document = shapes.squares()
        for feature in document["features"]:
            feature["properties"] = None
            feature["id"] = int(feature["id"])
        assert load(shapes.write(tmp_path, document)).communes == 65

    def test_takes_a_declared_wgs84(self, tmp_path):
        name = {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}
        document = shapes.squares() | {"crs": {"type": "name", "properties": name}}
        assert load(shapes.write(tmp_path, document)).communes == 65


def spoil_code(document):
    document["features"][3]["properties"]["code"] = "00001"


def spoil_twice(document):
    document["features"][1] = document["features"][0]


def spoil_missing(document):
    del document["features"][10:]


def spoil_crs(document):
    document["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::9213"}}


def spoil_crs_link(document):
    document["crs"] = {"type": "link", "properties": {"href": "http://127.0.0.1:1/x"}}


def spoil_swapped(document):
    ring = document["features"][0]["geometry"]["coordinates"][0]
    document["features"][0]["geometry"]["coordinates"] = [[[y, x] for x, y in ring]]


def spoil_metres(document):
    document["features"][0]["geometry"] = shapes.square(461_000, 2_410_000, half=500)


def spoil_place(document):
    first, second = document["features"][0], document["features"][30]
    first["geometry"] = second["geometry"]


def spoil_crossing(document):
    ring = [[106.7, 21.8], [106.8, 21.9], [106.8, 21.8], [106.7, 21.9], [106.7, 21.8]]
    document["features"][0]["geometry"]["coordinates"] = [ring]


def spoil_point(document):
    document["features"][0]["geometry"] = {"type": "Point", "coordinates": [106.7, 21.8]}


def spoil_numbers(document):
    document["features"][0]["geometry"]["coordinates"] = [[["a", "b"], [1], None]]


def spoil_empty(document):
    document["features"][0]["geometry"]["coordinates"] = []


def spoil_feature(document):
    document["features"][0] = "x"


def spoil_no_code(document):
    document["features"][0] |= {"properties": {}, "id": None}


class TestLoadOfAWrongFile:
    @pytest.mark.parametrize(
        ("spoil", "words"),
        [
            (spoil_code, "00001"),
            (spoil_twice, "hai lần"),
            (spoil_missing, "thiếu ranh giới của 55"),
            (spoil_crs, "WGS 84"),
            (spoil_crs_link, "WGS 84"),
            (spoil_swapped, "kinh độ trước"),
            (spoil_metres, "VN-2000"),
            (spoil_place, "ghép nhầm"),
            (spoil_crossing, "tự cắt"),
            (spoil_point, "Polygon"),
            (spoil_numbers, "không đọc được toạ độ"),
            (spoil_empty, "rỗng"),
            (spoil_feature, "Feature"),
            (spoil_no_code, "không có mã"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_there(self, tmp_path, spoil, words):
        load(shapes.write(tmp_path, shapes.squares()))
        before = BoundarySet.objects.get()
        document = shapes.squares()
        spoil(document)
        with pytest.raises(boundaries.BoundaryError, match=words):
            load(shapes.write(tmp_path, document))
        assert BoundarySet.objects.get() == before
        assert Boundary.objects.count() == 65

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "rỗng"),
            (b"\x89PNG\r\n\x1a\n\xff", "UTF-8"),
            (b"[1, 2]", "FeatureCollection"),
            (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
            (b'{"type": "FeatureCollection", "features": {}}', "FeatureCollection"),
            (b"[" * 100_000, "cắt ngang"),
        ],
    )
    def test_names_a_file_of_another_kind(self, tmp_path, content, words):
        path = tmp_path / "x.geojson"
        path.write_bytes(content)
        with pytest.raises(boundaries.BoundaryError, match=words):
            load(path)

    def test_says_where_a_cut_file_ends(self, tmp_path):
        path = tmp_path / "cut.geojson"
        path.write_text(json.dumps(shapes.squares())[:5000], encoding="utf-8")
        with pytest.raises(boundaries.BoundaryError, match="cột"):
            load(path)

    def test_names_a_file_that_is_not_there_or_is_a_folder(self, tmp_path):
        with pytest.raises(boundaries.BoundaryError, match="Không thấy"):
            load(tmp_path / "none.geojson")
        with pytest.raises(boundaries.BoundaryError, match="Không đọc được"):
            load(tmp_path)


class TestCommand:
    def test_sums_up_what_it_did(self, tmp_path):
        out = StringIO()
        call_command("load_boundaries", shapes.write(tmp_path, shapes.squares()), stdout=out)
        assert "Đã nạp ranh giới của 65 xã, phường: 325 điểm" in out.getvalue()
        call_command("load_boundaries", shapes.write(tmp_path, shapes.squares()), stdout=out)
        assert "đã được nạp từ trước" in out.getvalue()

    def test_fails_with_the_reason(self, tmp_path):
        with pytest.raises(CommandError, match=r"Không thấy.*Chưa có gì thay đổi"):
            call_command("load_boundaries", tmp_path / "none.geojson")
