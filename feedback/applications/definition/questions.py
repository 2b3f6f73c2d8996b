"""A frozen form as objects: sections of typed questions with stable keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Answer: TypeAlias = str | int | bool | list[str]
Answers: TypeAlias = Mapping[str, Answer]


class AnswerError(Exception):
    """What is wrong with an answer, in words that say what to do."""


@dataclass(frozen=True)
class Text:
    """One wording in every language of the portal."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the wording in this language, Vietnamese if there is no such wording."""
        return (self.en if language == "en" else self.vi) or self.vi

    @classmethod
    def read(cls, data: Mapping[str, str] | None) -> "Text":
        """Build the wording from its JSON object; absent means empty."""
        return cls(vi=(data or {}).get("vi", ""), en=(data or {}).get("en", ""))


@dataclass(frozen=True)
class Option:
    key: str
    label: Text


@dataclass(frozen=True)
class Question:
    """One question; its key never changes between versions of a form."""

    key: str
    kind: str
    label: Text
    help: Text
    unit: Text
    required: bool
    options: tuple[Option, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    when: Mapping[str, Any] | None = None

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Question":
        """Build the question from its JSON object, which has passed `validation`."""
        return cls(
            key=data["key"],
            kind=data["kind"],
            label=Text.read(data["label"]),
            help=Text.read(data.get("help")),
            unit=Text.read(data.get("unit")),
            required=data.get("required", False),
            options=tuple(
                Option(key=option["key"], label=Text.read(option["label"]))
                for option in data.get("options", [])
            ),
            limits=data.get("limits", {}),
            when=data.get("when"),
        )


@dataclass(frozen=True)
class Section:
    """One page of the form."""

    key: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Section":
        """Build the section from its JSON object, which has passed `validation`."""
        return cls(
            key=data["key"],
            title=Text.read(data["title"]),
            intro=Text.read(data.get("intro")),
            questions=tuple(Question.read(question) for question in data["questions"]),
        )


@dataclass(frozen=True)
class Form:
    """A whole form: its sections in the order in which they are answered."""

    title: Text
    sections: tuple[Section, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Form":
        """Build the form from its JSON object, which has passed `validation`."""
        return cls(
            title=Text.read(data["title"]),
            sections=tuple(Section.read(section) for section in data["sections"]),
        )

    def questions(self) -> Iterator[Question]:
        """Yield every question in order."""
        for section in self.sections:
            yield from section.questions

    def section(self, key: str) -> Section | None:
        """Return the section with this key, if there is one."""
        return next((section for section in self.sections if section.key == key), None)

    def question(self, key: str) -> Question | None:
        """Return the question with this key, if there is one."""
        return next((question for question in self.questions() if question.key == key), None)
