import gzip
import json
from datetime import UTC, datetime

from django.urls import reverse
from django.utils import translation

import pytest

from portal.places import boundaries
from tests.places import shapes

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class TestGeojson:
    address = "/ban-do/xa.geojson"

    def test_gives_points_while_no_boundaries_are_loaded(self, client):
        answer = client.get(self.address)
        assert answer.headers["Content-Type"].startswith("application/geo+json")
        features = answer.json()["features"]
        assert len(features) == 65
        assert {feature["geometry"]["type"] for feature in features} == {"Point"}
        assert features[0]["properties"]["label"] == "Phường Đông Kinh"

    def test_gives_polygons_and_their_credit_once_loaded(self, client, tmp_path):
        before = client.get(self.address).headers["ETag"]
        boundaries.load(shapes.write(tmp_path, shapes.squares()), credit="Nguồn mẫu", now=NOW)
        answer = client.get(self.address)
        assert {feature["geometry"]["type"] for feature in answer.json()["features"]} == {"Polygon"}
        assert answer.json()["credit"] == "Nguồn mẫu"
        assert answer.headers["ETag"] != before

    def test_may_be_kept_by_anyone_and_is_not_sent_twice(self, client):
        answer = client.get(self.address)
        assert "public" in answer.headers["Cache-Control"]
        assert not answer.cookies
        again = client.get(self.address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304

    def test_is_compressed_on_request(self, client):
        answer = client.get(self.address, headers={"Accept-Encoding": "gzip"})
        assert len(json.loads(gzip.decompress(answer.content))["features"]) == 65


class TestSuggestions:
    def test_names_the_likeliest_first_and_says_why(self, client):
        answer = client.get("/ban-do/xa.json", {"q": "mai pha"})
        assert answer.json()["suggestions"][0] == {
            "code": "05977",
            "name": "Phường Đông Kinh",
            "note": "gồm xã Mai Pha, thành phố Lạng Sơn trước đây",
        }
        assert "public" in answer.headers["Cache-Control"]

    def test_speaks_english_under_its_address(self, client):
        with translation.override("en"):
            address = reverse("places:suggestions")
        assert address == "/en/ban-do/xa.json"
        note = client.get(address, {"q": "mai pha"}).json()["suggestions"][0]["note"]
        assert note == "includes the former xã Mai Pha, thành phố Lạng Sơn"

    @pytest.mark.parametrize("typed", ["", "\x00", "%", "x" * 5000, "\ud83d"])
    def test_answers_anything(self, client, typed):
        query = {"q": typed.encode("utf-8", "surrogatepass")}
        assert client.get("/ban-do/xa.json", query).json() == {"suggestions": []}


class TestCommunes:
    def test_lists_all_in_a_fixed_number_of_queries(self, client, django_assert_num_queries):
        with django_assert_num_queries(3):  # the page cache asks for the content version
            text = client.get("/ban-do/xa/").content.decode()
        assert text.count('id="0') == 65

    def test_answers_a_search_without_javascript(self, client):
        answer = client.get("/ban-do/xa/", {"q": "mai pha"})
        assert "gồm xã Mai Pha, thành phố Lạng Sơn trước đây" in answer.content.decode()
        assert "public" in answer.headers["Cache-Control"]

    def test_says_when_nothing_fits(self, client):
        assert "Không có xã, phường nào" in client.get("/ban-do/xa/?q=Kyoto").content.decode()
