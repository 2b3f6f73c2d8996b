"""
Digests: found when they are due, gathered together, mailed one by one.

Each step writes that it was done in the transaction that enqueues the next, so that a worker
killed anywhere repeats at most the sending of one mail, under the same Message-ID.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from django_tasks import task

from portal.tasks.periodic import every
from search import sequence
from search.alerts import clock, digest, wording
from search.alerts.matching import Change, Seen, changes, index_of, matching
from search.engines.base import Match
from search.models import Alert, Entry

AT_ONCE = 200
Told = list[tuple[str, int, int | None]]


@every(timedelta(minutes=5))
@task()
def find_due() -> int:
    """Enqueue the digests that are due and return how many."""
    return enqueue_due(now=timezone.now())


@transaction.atomic
def enqueue_due(*, now: datetime) -> int:
    """Move the due alerts' clocks forward and enqueue their digests, those alike together."""
    due = list(Alert.objects.select_for_update().due(at=now).order_by("next_at", "pk")[:5000])
    alike: dict[tuple[str, int, int, date | None], list[str]] = defaultdict(list)
    for alert in due:
        period = timezone.localdate(alert.next_at).isoformat()
        seen = (alert.seen_seq, alert.seen_entry, alert.seen_date)
        alike[(period, *seen)].append(str(alert.uuid))
        alert.next_at = clock.next_after(alert.rhythm, at=now)
    Alert.objects.bulk_update(due, ["next_at"], batch_size=500)
    for (period, *_seen), uuids in alike.items():
        for start in range(0, len(uuids), AT_ONCE):
            gather.enqueue(alerts=uuids[start : start + AT_ONCE], period=period)
    return len(due)


@task()
def gather(*, alerts: list[str], period: str) -> None:
    """Find what is new for alerts that were told up to the same point."""
    day = date.fromisoformat(period)
    waiting = Alert.objects.confirmed().filter(uuid__in=alerts).exclude(gathered_period=day)
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    until = Seen(seq=sequence.position().seq, entry=last, day=day)
    for seen, alike in groupby(sorted(waiting, key=_seen), key=_seen):
        _gather_alike(list(alike), seen=Seen(*seen), until=until)


@task()
def mail_digest(*, alert: str, period: str, told: Told) -> None:
    """Mail one digest; an alert that was stopped, or mailed for this period, is left alone."""
    day = date.fromisoformat(period)
    found = Alert.objects.confirmed().filter(uuid=alert).exclude(mailed_period=day).first()
    if found is not None:
        digest.send(found, [digest.Told(*one) for one in told], period=day)
        Alert.objects.filter(uuid=alert).update(mailed_period=day)


def _seen(alert: Alert) -> tuple[int, int, date]:
    return (alert.seen_seq, alert.seen_entry, alert.seen_date or date.min)


def _gather_alike(alerts: list[Alert], *, seen: Seen, until: Seen) -> None:
    changed = changes(seen, up_to=until.seq, on=until.day)
    if not changed:
        for alert in alerts:
            _settle(alert, [], until=until)
        return
    with index_of(changed, up_to=until.seq) as engine:
        for alert in alerts:
            found = matching(engine, wording.asked(alert.question))
            _settle(alert, _told(found, changed), until=until)


@transaction.atomic
def _settle(alert: Alert, told: Told, *, until: Seen) -> None:
    """Write up to where the follower is told, and enqueue the mail if there is anything to say."""
    waiting = Alert.objects.filter(pk=alert.pk).exclude(gathered_period=until.day)
    is_first = waiting.update(
        gathered_period=until.day,
        seen_seq=until.seq,
        seen_entry=until.entry,
        seen_date=until.day,
    )
    if is_first and told:
        mail_digest.enqueue(alert=str(alert.uuid), period=until.day.isoformat(), told=told)


def _told(found: Iterable[Match], changed: Mapping[int, Change]) -> Told:
    return [
        (changed[match.page_id].value, match.page_id, match.entries[0] if match.entries else None)
        for match in found
        if match.page_id in changed
    ]
