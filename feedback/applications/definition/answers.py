"""Which questions count, what is missing, and what is sent: decided once, here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from feedback.applications.definition.conditions import holds
from feedback.applications.definition.kinds import check
from feedback.applications.definition.questions import (
    Answer,
    AnswerError,
    Answers,
    Form,
    Question,
    Section,
)


@dataclass(frozen=True)
class Fault:
    """One answer that keeps a form from being sent."""

    section: Section
    question: Question
    message: str


def relevant(form: Form, answers: Answers) -> dict[str, Question]:
    """
    Return the questions that count for these answers, in order.

    The answer to a question that does not count decides nothing further on.
    """
    counted: dict[str, Question] = {}
    so_far: dict[str, Answer] = {}
    for question in form.questions():
        if holds(question.when, so_far):
            counted[question.key] = question
            if question.key in answers:
                so_far[question.key] = answers[question.key]
    return counted


def stripped(form: Form, answers: Answers) -> dict[str, Answer]:
    """Return the answers without those to questions that do not count."""
    return {key: answers[key] for key in relevant(form, answers) if key in answers}


def faults(form: Form, answers: Answers) -> list[Fault]:
    """Return what is missing or wrong among the questions that count."""
    counted = relevant(form, answers)
    found = []
    for section in form.sections:
        for question in section.questions:
            if question.key in counted:
                message = fault(question, answers.get(question.key))
                if message:
                    found.append(Fault(section, question, message))
    return found


def fault(question: Question, answer: Answer | None) -> str:
    """Return what is wrong with one answer, empty if nothing is."""
    if answer in (None, "", []):
        return _("Câu này cần câu trả lời.") if question.required else ""
    try:
        check(question, answer)
    except AnswerError as problem:
        return str(problem)
    return ""


def accepted(questions: Iterable[Question], given: Mapping[str, Any]) -> dict[str, Answer | None]:
    """
    Return the given answers to these questions, after their checks.

    Nothing (None, empty text or list) clears an answer. Unknown keys and files, which have
    actions of their own, are left out.

    :raises AnswerError: if an answer has the wrong type or breaks a limit
    """
    taken: dict[str, Answer | None] = {}
    for question in questions:
        if question.key not in given or question.kind == "file":
            continue
        answer = given[question.key]
        if answer in (None, "", []):
            taken[question.key] = None
            continue
        check(question, answer)
        taken[question.key] = answer
    return taken
