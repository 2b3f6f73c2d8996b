from datetime import date

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from portal.web.widgets import ChoiceCards, DateBoxes, SeveralFilesField
from tests.conftest import assert_well_formed


class Sample(forms.Form):
    day = forms.DateField(label="Ngày", widget=DateBoxes, help_text="Ví dụ: 22 11 2026")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A"), ("b", "B")], widget=ChoiceCards)
    pictures = SeveralFilesField(label="Ảnh", required=False)


def drawn(form: forms.Form) -> str:
    text = str(form)
    assert_well_formed(f"<!doctype html><html lang='vi'><title>x</title><body>{text}</body></html>")
    return text


class TestDateBoxes:
    def test_reads_three_boxes(self):
        form = Sample({"day_day": "5", "day_month": "1", "day_year": "2026", "kind": "a"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["day"] == date(2026, 1, 5)

    def test_keeps_what_was_typed_when_it_is_no_date(self):
        form = Sample({"day_day": "31", "day_month": "2", "day_year": "2026", "kind": "a"})
        assert not form.is_valid()
        assert 'value="31"' in drawn(form)
        assert 'aria-invalid="true"' in drawn(form)

    def test_shows_a_given_date(self):
        text = drawn(Sample(initial={"day": date(2026, 11, 22)}))
        assert 'value="22"' in text and 'value="2026"' in text


class TestField:
    def test_ties_hint_and_error_to_the_control(self):
        text = drawn(Sample({"kind": "x"}))
        assert 'id="id_day_helptext"' in text
        assert 'id="id_day_error"' in text
        assert "id_day_helptext id_day_error" in text


class TestSeveralFilesField:
    def test_cleans_to_a_list(self):
        files = MultiValueDict(
            {"pictures": [SimpleUploadedFile("a.jpg", b"a"), SimpleUploadedFile("b.jpg", b"b")]}
        )
        data = {"day_day": "5", "day_month": "1", "day_year": "2026", "kind": "a"}
        form = Sample(data, files)
        assert form.is_valid(), form.errors
        assert [file.name for file in form.cleaned_data["pictures"]] == ["a.jpg", "b.jpg"]

    def test_refuses_an_empty_file(self):
        files = MultiValueDict({"pictures": [SimpleUploadedFile("a.jpg", b"")]})
        form = Sample({"kind": "a"}, files)
        assert "pictures" in form.errors
