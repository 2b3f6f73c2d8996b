"""How the answers, files and history of an application are laid out for reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.applications import workflow
from feedback.applications.definition import kinds
from feedback.applications.definition.answers import relevant
from feedback.applications.definition.questions import Answers, Form, Question, Section
from feedback.applications.models import Application
from feedback.cases.models import EventKind
from feedback.cases.workflow import Text
from portal.places.models import Commune


@dataclass(frozen=True)
class FileShown:
    uuid: str
    name: str
    size: int
    href: str


@dataclass(frozen=True)
class AnswerShown:
    """One question with its answer in words, and the answer it replaced, if it did."""

    question: Question
    term: str
    value: str
    files: list[FileShown] = field(default_factory=list)
    before: str | None = None
    is_new: bool = False


@dataclass(frozen=True)
class SectionShown:
    section: Section
    title: str
    answers: list[AnswerShown]


class Reader:
    """Writes the answers of one application in one language, with one query per kind of thing."""

    def __init__(self, application: Application, *, answers: Answers, language: str) -> None:
        self.form: Form = application.round.form_version.form
        self.answers = answers
        self.language = language
        self._files = {
            str(file.uuid): FileShown(
                uuid=str(file.uuid),
                name=file.original_name,
                size=file.size,
                href=reverse("cases:attachment", args=[file.uuid]),
            )
            for file in application.case.attachments.order_by("pk")
        }
        self._communes = self._names_of_communes()

    def _names_of_communes(self) -> dict[str, str]:
        keys = [question.key for question in self.form.questions() if question.kind == "commune"]
        codes = [self.answers[key] for key in keys if key in self.answers]
        if not codes:
            return {}
        return {found.code: str(found) for found in Commune.objects.filter(code__in=codes)}

    def files(self, question: Question, answers: Answers | None = None) -> list[FileShown]:
        """Return the files that answer a question."""
        uuids = (self.answers if answers is None else answers).get(question.key, [])
        return [self._files[uuid] for uuid in uuids if uuid in self._files]  # type: ignore[union-attr]

    def words(self, question: Question, answers: Answers) -> str:
        """Return one answer in words."""
        if question.kind == "file":
            return ", ".join(file.name for file in self.files(question, answers))
        answer = answers.get(question.key)
        if question.kind == "commune":
            return self._communes.get(str(answer), str(answer or ""))
        return kinds.show(question, answer, self.language)

    def sections(self, *, before: Answers | None = None) -> list[SectionShown]:
        """Return the questions that count with their answers, beside older ones if given."""
        counted = relevant(self.form, self.answers)
        return [
            SectionShown(
                section=section,
                title=section.title.in_language(self.language),
                answers=[
                    self._shown(question, before)
                    for question in section.questions
                    if question.key in counted
                ],
            )
            for section in self.form.sections
            if any(question.key in counted for question in section.questions)
        ]

    def _shown(self, question: Question, before: Answers | None) -> AnswerShown:
        value = self.words(question, self.answers)
        changed = before is not None and before.get(question.key) != self.answers.get(question.key)
        return AnswerShown(
            question=question,
            term=question.label.in_language(self.language),
            value=value,
            files=self.files(question) if question.kind == "file" else [],
            before=(self.words(question, before) or _("Chưa trả lời"))
            if changed and before is not None
            else None,
            is_new=changed,
        )


def timeline(application: Application, *, everything: bool = False) -> list[dict[str, Any]]:
    """Return what happened, newest first, for the timeline component; officers see everything."""
    events = application.case.events.newest_first().select_related("actor")
    if not everything:
        events = events.public()
    shown = []
    for event in events:
        state = event.to_state
        title = workflow.APPLICATION.wording(state) if state else EventKind(event.kind).label
        notes = [event.public_note, event.internal_note if everything else ""]
        shown.append(
            {
                "title": _step_title(event.action, everything=everything) or title,
                "at": event.at,
                "by": _author(application, event.actor, everything=everything),
                "body": "\n\n".join(note for note in notes if note),
                "tone": workflow.tone(state) if state else "neutral",
            }
        )
    return shown


STEP_TITLES: Mapping[str, Text] = {step.action: step.label for step in workflow.APPLICATION.steps}


def _step_title(action: str, *, everything: bool) -> str:
    if action == "open":
        return _("Bắt đầu hồ sơ")
    return str(STEP_TITLES.get(action, "")) if everything else ""


def _author(application: Application, actor: Any, *, everything: bool) -> str:
    if actor is None:
        return ""
    if everything or actor.pk == application.applicant_id:
        return str(actor.get_full_name())
    members = application.organisation.members if application.organisation else None
    if members is not None and members.filter(pk=actor.pk).exists():
        return str(actor.get_full_name())
    return _("Cơ quan xử lý")
