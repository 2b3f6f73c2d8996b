from django import forms
from django.http import QueryDict

import pytest

from portal.places.fields import CommuneField
from portal.places.models import Commune

pytestmark = pytest.mark.django_db


class PlaceForm(forms.Form):
    commune = CommuneField(label="Xã, phường")


class OptionalPlaceForm(forms.Form):
    commune = CommuneField(label="Xã, phường", required=False)


def bound(query, form=PlaceForm):
    return form(QueryDict(query))


class TestCommuneField:
    @pytest.mark.parametrize(
        "typed", ["Đông Kinh", "dong kinh", "05977", "Mai Pha", "Phường Đông Kinh"]
    )
    def test_gives_the_commune(self, typed):
        form = bound(f"commune={typed}")
        assert form.is_valid(), form.errors
        assert form.cleaned_data["commune"] == Commune.objects.get(pk="05977")

    def test_asks_for_a_name_when_nothing_was_typed(self):
        assert bound("commune=").errors["commune"] == ["Nhập tên xã hoặc phường, ví dụ Đông Kinh."]

    def test_gives_nothing_when_nothing_was_typed_and_nothing_is_required(self):
        form = bound("commune=+", OptionalPlaceForm)
        assert form.is_valid()
        assert form.cleaned_data["commune"] is None

    def test_says_what_it_did_not_find_and_keeps_it(self):
        form = bound("commune=Kyoto<b>")
        assert "Không tìm thấy “Kyoto&lt;b&gt;”" in str(form["commune"].errors)
        assert 'value="Kyoto&lt;b&gt;"' in str(form["commune"])

    def test_offers_what_an_unclear_name_may_mean_and_keeps_the_words(self):
        form = bound("commune=lang+son")
        assert "Chọn một xã, phường trong danh sách" in str(form["commune"].errors)
        shown = str(form["commune"])
        assert 'value="lang son"' in shown
        assert shown.count('type="radio"') == 4

    def test_takes_the_choice_made_for_these_words(self):
        form = bound("commune=lang+son&commune-for=lang+son&commune-choice=06187")
        assert form.is_valid()
        assert form.cleaned_data["commune"].name == "Kỳ Lừa"

    def test_prefers_words_typed_anew_to_an_earlier_choice(self):
        form = bound("commune=Na+Dương&commune-for=lang+son&commune-choice=06187")
        assert form.is_valid()
        assert form.cleaned_data["commune"].name == "Na Dương"

    def test_shows_a_commune_by_its_name(self):
        commune = Commune.objects.get(pk="05977")
        assert 'value="Phường Đông Kinh"' in str(PlaceForm(initial={"commune": commune})["commune"])
        assert 'value="Phường Đông Kinh"' in str(PlaceForm(initial={"commune": "05977"})["commune"])

    def test_shows_an_empty_box_when_there_is_nothing(self):
        assert "value=" not in str(PlaceForm()["commune"])

    def test_compares_communes_not_words(self):
        commune = Commune.objects.get(pk="05977")
        form = PlaceForm(QueryDict("commune=dong+kinh"), initial={"commune": commune})
        assert not form.has_changed()

    @pytest.mark.parametrize("typed", ["%00", "%E2%80%AE", "x" * 5000, "%3Cscript%3E", "--%27"])
    def test_answers_bad_input_with_an_error(self, typed):
        form = bound(f"commune={typed}")
        assert not form.is_valid()
        str(form["commune"])
