"""The questions of a frozen form as a Django form: one field per question, by kind."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from feedback.applications.definition import kinds
from feedback.applications.definition.answers import relevant
from feedback.applications.definition.numbers import written
from feedback.applications.definition.questions import (
    Answer,
    AnswerError,
    Answers,
    Form,
    Question,
)
from portal.places.fields import CommuneField
from portal.web.widgets import (
    ChoiceCards,
    Choices,
    DateBoxes,
    SeveralChoices,
    SeveralFilesField,
)

ACCEPTED = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
MOST_CARDS = 4


class AnswerField(forms.Field):
    """Reads what was typed by the question's own rules; a draft may leave anything empty."""

    def __init__(self, question: Question, **options: Any) -> None:
        super().__init__(**options)
        self.question = question

    def clean(self, value: Any) -> Answer | None:
        """
        Return the answer.

        :raises ValidationError: with what to do about it, if it cannot be understood
        """
        try:
            return kinds.read(self.question, value)
        except AnswerError as problem:
            raise forms.ValidationError(str(problem)) from problem


class CommuneAnswerField(CommuneField):
    """A commune, answered by its code."""

    def clean(self, value: Any) -> str | None:
        """Return the code of the commune that the words mean."""
        commune = self.to_python(value)
        return commune.code if commune else None


class EvidenceField(SeveralFilesField):
    """New files for a question; those already kept are listed beside it."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the new files, none being no fault in a draft."""
        return [file for file in data or [] if file]


def _text(kind: str) -> forms.TextInput:
    attributes = {
        "number": {"inputmode": "decimal", "autocomplete": "off"},
        "money": {"inputmode": "numeric", "autocomplete": "off"},
        "phone": {"type": "tel", "autocomplete": "tel"},
        "email": {"type": "email", "autocomplete": "email"},
    }.get(kind, {})
    widget = forms.TextInput(attrs={"class": "input", **attributes})
    widget.input_type = attributes.get("type", "text")
    return widget


def _options(question: Question, language: str) -> list[tuple[str, str]]:
    if question.kind == "yes_no":
        return [("yes", _("Có")), ("no", _("Không"))]
    return [(option.key, option.label.in_language(language)) for option in question.options]


def _widget(question: Question, language: str) -> forms.Widget:
    if question.kind in {"choice", "yes_no"}:
        offered = _options(question, language)
        cards = len(offered) <= MOST_CARDS
        return (ChoiceCards if cards else Choices)(choices=offered)
    if question.kind == "several":
        return SeveralChoices(choices=_options(question, language))
    if question.kind == "date":
        return DateBoxes()
    if question.kind == "long_text":
        return forms.Textarea(attrs={"rows": 6, "class": "input"})
    return _text(question.kind)


def field_for(question: Question, language: str) -> forms.Field:
    """Return the field in which a question is answered, worded in this language."""
    unit = question.unit.in_language(language)
    label = question.label.in_language(language)
    options: dict[str, Any] = {
        "label": f"{label} ({unit})" if unit else label,
        "help_text": conditional_escape(question.help.in_language(language)),
        "required": question.required,
    }
    if question.kind == "file":
        return EvidenceField(accept=ACCEPTED, **options)
    if question.kind == "commune":
        return CommuneAnswerField(**options)
    return AnswerField(question, widget=_widget(question, language), **options)


TYPED: Mapping[str, Callable[[Any], Any]] = {
    "number": written,
    "money": written,
    "yes_no": lambda answer: "yes" if answer else "no",
}


def typed(question: Question, answer: Answer) -> Any:
    """Return an answer as a person would have typed it."""
    try:
        return TYPED.get(question.kind, lambda kept: kept)(answer)
    except ArithmeticError:
        return answer


class AnswersForm(forms.Form):
    """Some questions of a form, with the answers kept so far."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        answers: Answers,
        language: str,
        **options: Any,
    ) -> None:
        self.questions = list(questions)
        initial = {
            question.key: typed(question, answers[question.key])
            for question in self.questions
            if question.key in answers and question.kind != "file"
        }
        super().__init__(*args, **{"initial": initial, "prefix": "a", **options})
        for question in self.questions:
            self.fields[question.key] = field_for(question, language)

    def given(self) -> dict[str, Any]:
        """Return the answers that could be read, without those that were not on the page."""
        return {
            question.key: self.cleaned_data[question.key]
            for question in self.questions
            if question.key in self.cleaned_data
            and question.kind != "file"
            and not self._omitted(question.key)
        }

    def uploads(self) -> list[tuple[str, Any]]:
        """Return the new files with the keys of their questions."""
        return [
            (question.key, file)
            for question in self.questions
            if question.kind == "file"
            for file in self.cleaned_data.get(question.key) or []
        ]

    def forget_irrelevant_errors(self, form: Form, answers: Answers) -> None:
        """Drop what is wrong with answers that do not count: nobody sees those questions."""
        counted = relevant(form, {**answers, **self.given()})
        for key in [key for key in self.errors if key not in counted and key in self.fields]:
            del self.errors[key]

    def _omitted(self, key: str) -> bool:
        widget = self.fields[key].widget
        return widget.value_omitted_from_data(self.data, self.files, self.add_prefix(key))
