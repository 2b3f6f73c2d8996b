"""What editors fill in about synonyms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.vietnamese.folding import words
from portal.vietnamese.writing import clean
from search.models import Synonym
from search.models.synonym import LONGEST_TERM, Direction, SynonymKind
from search.wording.synonyms.actions import SynonymDetails

MOST_MEANINGS = 10


class SynonymForm(forms.Form):
    """A term, what it may stand for, and how it is read."""

    term = forms.CharField(label=_("Từ người đọc gõ"), max_length=LONGEST_TERM)
    meanings = forms.CharField(
        label=_("Tìm cả"),
        help_text=_("Mỗi dòng một cách viết, có đủ dấu."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_MEANINGS * (LONGEST_TERM + 2),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=SynonymKind.choices)
    direction = forms.ChoiceField(
        label=_("Chiều"),
        choices=Direction.choices,
        initial=Direction.ONE_WAY,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Ghi chú nội bộ"), required=False, max_length=300)

    @classmethod
    def answers(cls, synonym: Synonym) -> dict[str, Any]:
        """Return what the form shows of a synonym."""
        return {name: getattr(synonym, name) for name in cls.base_fields} | {
            "meanings": "\n".join(synonym.meanings)
        }

    def clean_term(self) -> str:
        """
        Return the term in one line.

        :raises ValidationError: if it has no word
        """
        term = " ".join(clean(self.cleaned_data["term"]).split())
        if not words(term):
            raise ValidationError(_("Viết một từ có chữ hoặc số."))
        return term

    def clean_meanings(self) -> tuple[str, ...]:
        """
        Return the meanings, one from each line.

        :raises ValidationError: if there is none, there are too many, or one is too long
        """
        text = clean(self.cleaned_data["meanings"])
        lines = [" ".join(line.split()) for line in text.split("\n")]
        meanings = tuple(dict.fromkeys(line for line in lines if words(line)))
        if not 1 <= len(meanings) <= MOST_MEANINGS or max(map(len, meanings)) > LONGEST_TERM:
            raise ValidationError(_("Viết từ 1 đến 10 dòng, mỗi dòng không quá 100 chữ cái."))
        return meanings

    def details(self) -> SynonymDetails:
        """Return what was decided."""
        return SynonymDetails(**self.cleaned_data)


class SynonymFilterForm(forms.Form):
    """Which synonyms the list shows."""

    q = forms.CharField(required=False, max_length=LONGEST_TERM)
    state = forms.CharField(required=False, max_length=8)
