"""What a follower does; nothing here says whether an address is known."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from search import sequence
from search.alerts import clock, links, wording
from search.models import Alert, Entry
from search.query import SearchQuery
from search.tasks.asking_to_confirm import mail_request

MOST_QUESTIONS = 20


class NothingAskedError(Exception):
    """There is no such request any more: it was stopped, or not confirmed in time."""


class TooManyQuestionsError(Exception):
    """The address follows as many questions as it may."""

    def __init__(self, alert: Alert) -> None:
        super().__init__()
        self.alert = alert


@transaction.atomic
def ask(query: SearchQuery, *, address: str, rhythm: str, language: str, now: datetime) -> None:
    """
    Ask the owner of the address by one mail whether to follow the question.

    One who follows it already is mailed that, so that the answer is the same for everybody.
    """
    question = wording.kept(query)
    alert, is_new = Alert.objects.select_for_update().get_or_create(
        address_hash=links.address_hash(address),
        question_hash=links.question_hash(question),
        defaults={
            "address": address,
            "question": question,
            "language": language,
            "rhythm": rhythm,
            "asked_at": now,
        },
    )
    if not is_new and alert.confirmed_at is None:
        alert.rhythm, alert.language, alert.asked_at = rhythm, language, now
        alert.save(update_fields=["rhythm", "language", "asked_at"])
    mail_request.enqueue(alert=str(alert.uuid), asked=now.isoformat())


@transaction.atomic
def confirm(alert_uuid: uuid.UUID, *, now: datetime) -> Alert:
    """
    Begin to follow the question from now on; confirming twice changes nothing.

    :raises NothingAskedError: if the request is gone
    :raises TooManyQuestionsError: if the address follows as many as it may
    """
    alert = _lock(alert_uuid)
    if alert.confirmed_at is not None:
        return alert
    others = Alert.objects.of_address(alert.address_hash).confirmed()
    if others.count() >= MOST_QUESTIONS:
        raise TooManyQuestionsError(alert)
    alert.confirmed_at = now
    alert.next_at = clock.next_after(alert.rhythm, at=now)
    # The last entry first: one that is written between the two is then told as new, not missed.
    alert.seen_entry = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    alert.seen_seq = sequence.position().seq
    alert.seen_date = timezone.localdate(now)
    alert.save()
    return alert


@transaction.atomic
def change_rhythm(alert_uuid: uuid.UUID, *, rhythm: str, now: datetime) -> Alert:
    """
    Change how often a digest comes; what is new since the last one is kept for the next.

    :raises NothingAskedError: if the alert is gone or was never confirmed
    """
    alert = _lock(alert_uuid)
    if alert.confirmed_at is None:
        raise NothingAskedError
    alert.rhythm = rhythm
    alert.next_at = clock.next_after(rhythm, at=now)
    alert.save(update_fields=["rhythm", "next_at"])
    return alert


def stop(alert_uuid: uuid.UUID) -> bool:
    """Delete the alert with its address; False if there is none any more."""
    return bool(Alert.objects.filter(uuid=alert_uuid).delete()[0])


def stop_all(address_hash: str) -> int:
    """Delete everything that is known of an address and return how many alerts went."""
    return Alert.objects.of_address(address_hash).delete()[0]


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete the requests that nobody confirmed in time and return how many."""
    return Alert.objects.unconfirmed(before=now - links.CONFIRM_WITHIN).delete()[0]


def _lock(alert_uuid: uuid.UUID) -> Alert:
    alert = Alert.objects.select_for_update().filter(uuid=alert_uuid).first()
    if alert is None:
        raise NothingAskedError
    return alert
