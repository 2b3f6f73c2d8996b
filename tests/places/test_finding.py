import unicodedata

import pytest

from portal.places import finding
from portal.places.finding import find_communes, find_matches, resolve
from portal.places.models import Commune, FormerCommune

pytestmark = pytest.mark.django_db


def names(text, **options):
    return [commune.name for commune in find_communes(text, **options)]


class TestTheCommunes:
    def test_are_sixty_one_communes_and_four_wards(self):
        assert Commune.objects.filter(kind="commune").count() == 61
        assert Commune.objects.filter(kind="ward").count() == 4

    def test_have_names_that_differ_even_without_marks(self):
        assert len(set(Commune.objects.values_list("folded", flat=True))) == 65

    def test_were_formed_from_194_old_ones_two_of_which_were_divided(self):
        old = FormerCommune.objects.values_list("kind", "name", "district")
        assert len(old) == 196
        assert len(set(old)) == 194

    def test_have_the_province_s_area(self):
        assert sum(commune.area_km2 for commune in Commune.objects.all()) == pytest.approx(
            8310, abs=3
        )

    def test_are_called_by_their_official_name(self):
        assert str(Commune.objects.get(pk="05977")) == "Phường Đông Kinh"
        assert str(Commune.objects.get(pk="06526")) == "Xã Na Dương"


class TestFindCommunes:
    @pytest.mark.parametrize(
        "text",
        [
            "Đông Kinh",
            "dong kinh",
            "DONG  KINH",
            "phường Đông Kinh",
            "P. Đông Kinh",
            "p đông kinh",
            "Đông Kinh, Lạng Sơn",
            "phường Đông Kinh, tỉnh Lạng Sơn",
            "Dong Kinh ward",
            "05977",
            unicodedata.normalize("NFD", "Đông Kinh"),
            "Đông\u200b Kinh\u00a0",
        ],
    )
    def test_puts_the_commune_first_however_it_is_typed(self, text):
        assert names(text)[0] == "Đông Kinh"

    @pytest.mark.parametrize("text", ["Nhất Hòa", "Nhất Hoà", "nhat hoa", "xã Nhất Hoà"])
    def test_takes_both_places_of_the_tone(self, text):
        assert names(text)[0] == "Nhất Hòa"

    @pytest.mark.parametrize("text", ["Lạng Sơn", "lang son", "Thành phố Lạng Sơn", "TP. Lạng Sơn"])
    def test_gives_the_communes_of_an_old_district(self, text):
        assert set(names(text)) == {"Đông Kinh", "Lương Văn Tri", "Tam Thanh", "Kỳ Lừa"}

    @pytest.mark.parametrize("text", ["Mai Pha", "mai pha", "xã Mai Pha, thành phố Lạng Sơn"])
    def test_gives_the_commune_that_took_in_an_old_one(self, text):
        match = find_matches(text)[0]
        assert match.commune.name == "Đông Kinh"
        assert match.note == "gồm xã Mai Pha, thành phố Lạng Sơn trước đây"

    def test_says_of_which_district_a_commune_was(self):
        notes = {match.note for match in find_matches("huyện Đình Lập")}
        assert "trước đây thuộc huyện Đình Lập" in notes

    def test_gives_both_parts_of_a_divided_commune(self):
        assert set(names("Bính Xá")) == {"Đình Lập", "Kiên Mộc"}

    def test_lets_the_kind_decide_between_namesakes(self):
        assert names("phường Chi Lăng")[0] == "Lương Văn Tri"
        assert names("xã Chi Lăng")[0] == "Chi Lăng"
        assert names("xã Chi Lăng, huyện Tràng Định")[0] == "Thất Khê"

    def test_completes_what_is_being_typed(self):
        assert names("quoc")[:2] == ["Quốc Khánh", "Quốc Việt"]

    def test_finds_a_name_that_is_nearly_right(self):
        assert names("Na Zương")[0] == "Na Dương"
        assert "Thất Khê" in names("That Khee")

    def test_gives_no_more_than_the_limit(self):
        assert len(names("t", limit=3)) == 3

    @pytest.mark.parametrize("text", ["", "   ", "tp", "?!", "\x00", "99999", "qwrtz" * 50])
    def test_gives_nothing_for_what_names_no_place(self, text):
        assert names(text) == []

    def test_takes_two_queries(self, django_assert_num_queries):
        with django_assert_num_queries(2):
            find_communes("Hòa Bình")


class TestResolve:
    def test_gives_every_commune_for_its_name_with_and_without_marks(self):
        for commune in Commune.objects.all():
            for text in (str(commune), commune.name, commune.folded, commune.code):
                assert resolve(text) == commune, text

    def test_gives_a_commune_for_every_old_name_that_one_commune_has(self):
        for old in FormerCommune.objects.select_related("commune"):
            namesakes = FormerCommune.objects.filter(kind=old.kind, name=old.name)
            found = resolve(f"{finding.folding.fold(str(old))}")
            if namesakes.filter(district=old.district).count() == 1 and found is not None:
                assert found == old.commune, old

    @pytest.mark.parametrize("text", ["Hòa Bình", "lang son", "quoc", "Na Zương", "Bính Xá", ""])
    def test_gives_nothing_where_more_than_one_may_be_meant(self, text):
        assert resolve(text) is None
