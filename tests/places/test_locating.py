from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings

import pytest

from portal.places import boundaries
from portal.places.locating import commune_at
from portal.places.models import Commune
from tests.places import shapes

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
REAL = settings.BASE_DIR.parent / "shared" / "geo" / "lang-son-communes.geojson"
DEGREES_PER_KM = 1 / 111.195


@pytest.fixture
def _squares(tmp_path):
    boundaries.load(shapes.write(tmp_path, shapes.squares()), credit="", now=NOW)


@pytest.fixture
def _real_boundaries():
    if not Path(REAL).exists():
        pytest.skip(f"{REAL} is not there: put the province's boundaries beside the project")
    boundaries.load(REAL, credit="", now=NOW)


@pytest.mark.usefixtures("_squares")
class TestCommuneAt:
    def test_gives_the_commune_whose_polygon_holds_the_point(self):
        for commune in Commune.objects.all():
            assert commune_at(commune.latitude, commune.longitude) == commune

    def test_snaps_to_the_nearest_within_a_kilometre(self):
        commune = Commune.objects.get(pk="06613")
        edge = float(commune.latitude) + shapes.HALF_DEGREES
        near, far = edge + 0.95 * DEGREES_PER_KM, edge + 1.05 * DEGREES_PER_KM
        assert commune_at(near, commune.longitude) == commune
        assert commune_at(far, commune.longitude) is None

    def test_snaps_as_far_as_the_setting_says(self, settings):
        commune = Commune.objects.get(pk="06613")
        settings.PLACES_SNAP_METRES = 3000
        place = float(commune.latitude) + shapes.HALF_DEGREES + 2 * DEGREES_PER_KM
        assert commune_at(place, commune.longitude) == commune

    def test_follows_boundaries_that_were_loaded_anew(self, tmp_path):
        commune = Commune.objects.get(pk="06613")
        place = float(commune.latitude) + 0.03, float(commune.longitude)
        assert commune_at(*place) is None
        document = shapes.squares()
        for feature in document["features"]:
            if feature["id"] == commune.pk:
                feature["geometry"] = shapes.square(
                    float(commune.longitude), float(commune.latitude), half=0.04
                )
        boundaries.load(shapes.write(tmp_path, document), credit="", now=NOW)
        assert commune_at(*place) == commune

    def test_takes_two_queries_once_the_shapes_are_read(self, django_assert_num_queries):
        commune_at(21.8, 106.7)
        with django_assert_num_queries(2):
            commune_at(Decimal("21.80984"), Decimal("106.77513"))

    @pytest.mark.parametrize(
        "place",
        [
            (21.0285, 105.8542),
            (0, 0),
            (106.7, 21.8),
            (float("nan"), 106.7),
            (float("inf"), 106.7),
            (1e308, 1e308),
            (Decimal("NaN"), Decimal(1)),
        ],
    )
    def test_gives_nothing_outside_the_province(self, place):
        assert commune_at(*place) is None


class TestCommuneAtWithoutBoundaries:
    def test_gives_the_commune_with_the_nearest_point(self):
        assert commune_at(21.81, 106.775).name == "Đông Kinh"

    def test_gives_nothing_outside_the_province_s_box(self):
        assert commune_at(21.0285, 105.8542) is None
        assert commune_at(22.47, 107.37) is None


@pytest.mark.usefixtures("_real_boundaries")
class TestCommuneAtOnTheRealMap:
    @pytest.mark.parametrize(
        ("latitude", "longitude", "name"),
        [
            (21.8525, 106.7610, "Đông Kinh"),
            (22.0150, 106.6840, "Hoàng Văn Thụ"),
            (21.7053, 106.9644, "Na Dương"),
            (21.5730, 106.5330, "Chi Lăng"),
            (21.9766, 106.7126, "Đồng Đăng"),
        ],
        ids=["ky-cung-centre", "tan-thanh", "na-duong-plant", "dong-banh", "huu-nghi-gate"],
    )
    def test_places_what_everyone_knows(self, latitude, longitude, name):
        assert commune_at(latitude, longitude).name == name

    def test_places_each_commune_s_own_point_in_it(self):
        for commune in Commune.objects.all():
            assert commune_at(commune.latitude, commune.longitude) == commune
