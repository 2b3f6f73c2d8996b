"""The growing sequence that the engines follow."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from search.models import Advance, Counter


@dataclass(frozen=True)
class Position:
    """How far a follower came: the number and the token of the last step it took."""

    seq: int
    token: str


START = Position(seq=0, token="")


def take(count: int) -> range:
    """
    Return the sequence's next numbers; no other transaction gets any before this one ends.

    :raises TransactionManagementError: outside a transaction
    """
    counter, _ = Counter.objects.select_for_update().get_or_create(pk=1)
    taken = range(counter.last + 1, counter.last + count + 1)
    counter.last += count
    counter.save(update_fields=["last"])
    Advance.objects.create(seq=counter.last)
    return taken


def position() -> Position:
    """Return where the sequence stands now."""
    last = Advance.objects.order_by("-seq").first()
    return Position(seq=last.seq, token=str(last.token)) if last else START


def waiting_since(reached: int) -> datetime | None:
    """Return when the first step beyond the number was taken; None if there is none."""
    return Advance.objects.filter(seq__gt=reached).aggregate(first=Min("taken_at"))["first"]


def is_known(reached: Position) -> bool:
    """Return whether the position is one this database has been at."""
    if reached == START:
        return True
    return Advance.objects.filter(seq=reached.seq, token=reached.token).exists()
