"""What may be counted, and when the words of a question may be kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.utils.crypto import salted_hmac

from search.models import AskedDay, AskedQuestion
from search.models.question import LONGEST_QUESTION
from search.query import SearchQuery
from search.statistics.querysets import ASKED_BY_MANY

# Editors must learn of rarer questions where nothing was found.
UNANSWERED_BY_SOME = 3
ON_DAYS = 2

KEEP_DAYS = timedelta(days=400)
# A question that too few ask within this time is forgotten, hash and all.
KEEP_UNREADABLE = timedelta(days=30)

# A telephone, identity or account number, however it is spaced; "44/2025" is none.
_LONG_NUMBER = re.compile(r"(?:\d[ .\-()+]*){8,}")


@dataclass(frozen=True)
class Asked:
    """A question on a day."""

    folded: str
    date: date


@dataclass
class Tally:
    """How often it was asked, how often nothing was found, and how it was typed last."""

    written: str
    count: int = 0
    empty_count: int = 0


def may_count(query: SearchQuery) -> bool:
    """
    Return whether the question is one to count: plain words, asked anew.

    A further page, a filter or another order asks the same again. What looks like somebody's
    number or address, and what is so long that it tells a story, is not counted at all.
    """
    is_first = query.page == 1 and not query.filters and not query.excluded
    if not is_first or not query.words or len(query.text) > LONGEST_QUESTION:
        return False
    folded = " ".join(query.words)
    is_personal = "@" in query.text or _LONG_NUMBER.search(query.text)
    return not is_personal and len(folded) <= LONGEST_QUESTION


def key_of(folded: str) -> str:
    """Return the keyed hash by which a question is known before its words may be kept."""
    return salted_hmac("search.statistics.question", folded, algorithm="sha256").hexdigest()


@transaction.atomic
def record(asked: Mapping[Asked, Tally]) -> None:
    """Add the counts, in as many queries for many questions as for one."""
    keys = {question.folded: key_of(question.folded) for question in asked}
    days = {key: [q.date for q in asked if keys[q.folded] == key] for key in keys.values()}
    # In the order of the keys, so that two writers cannot wait for each other.
    AskedQuestion.objects.bulk_create(
        [
            AskedQuestion(key=key, first_date=min(days[key]), last_date=max(days[key]))
            for key in sorted(days)
        ],
        ignore_conflicts=True,
    )
    locked = AskedQuestion.objects.select_for_update().filter(key__in=days).order_by("pk")
    questions = {question.key: question for question in locked}
    rows = _day_rows(questions, days)
    for question, tally in asked.items():
        found = questions[keys[question.folded]]
        _add(found, rows[found.pk, question.date], tally, on=question.date)
        if is_told_by_many(found):
            _keep_words(found, question.folded, tally.written)
    AskedQuestion.objects.bulk_update(
        questions.values(),
        ["count", "empty_count", "day_count", "last_date", "folded", "written"],
    )
    AskedDay.objects.bulk_update(rows.values(), ["count", "empty_count"])


def is_told_by_many(question: AskedQuestion) -> bool:
    """Return whether so many asked it that its words tell nothing of one of them."""
    is_frequent = question.count >= ASKED_BY_MANY or question.empty_count >= UNANSWERED_BY_SOME
    return is_frequent and question.day_count >= ON_DAYS


@transaction.atomic
def forget(*, on: date) -> int:
    """
    Forget days beyond the retention and questions that too few asked; return how many went.

    What remains of a question is counted anew, so that no number outlives its days.
    """
    old = AskedDay.objects.filter(date__lt=on - KEEP_DAYS)
    touched = list(old.order_by().values_list("question_id", flat=True).distinct())
    old.delete()
    gone, _models = AskedQuestion.objects.filter(last_date__lt=on - KEEP_DAYS).delete()
    rare = AskedQuestion.objects.unreadable().filter(first_date__lt=on - KEEP_UNREADABLE)
    rare_gone, _models = rare.delete()
    left = AskedDay.objects.filter(question=OuterRef("pk")).order_by().values("question")
    AskedQuestion.objects.filter(pk__in=touched).update(
        count=Subquery(left.annotate(sum=Sum("count")).values("sum")),
        empty_count=Subquery(left.annotate(sum=Sum("empty_count")).values("sum")),
    )
    return gone + rare_gone


def _day_rows(
    questions: Mapping[str, AskedQuestion], days: Mapping[str, list[date]]
) -> dict[tuple[int, date], AskedDay]:
    wanted = [
        AskedDay(question=question, date=day)
        for key, question in questions.items()
        for day in days[key]
    ]
    AskedDay.objects.bulk_create(wanted, ignore_conflicts=True)
    dates = {row.date for row in wanted}
    rows = AskedDay.objects.filter(question__in=questions.values(), date__in=dates)
    return {(row.question_id, row.date): row for row in rows}


def _add(question: AskedQuestion, day: AskedDay, tally: Tally, *, on: date) -> None:
    question.day_count += day.count == 0
    question.last_date = max(question.last_date, on)
    for row in (question, day):
        row.count += tally.count
        row.empty_count += tally.empty_count


def _keep_words(question: AskedQuestion, folded: str, written: str) -> None:
    """Keep the words, in the spelling that has the most marks."""
    if not question.folded or _marks(written) > _marks(question.written):
        question.folded, question.written = folded, written


def _marks(text: str) -> int:
    return sum(not character.isascii() for character in text)
