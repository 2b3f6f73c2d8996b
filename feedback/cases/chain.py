"""The hash that ties each event to the one before it, so that a change of the past shows."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback.cases.models import Event

FIRST = ""  # what the first event of a case takes as the hash before it


def fingerprint(event: "Event") -> str:
    """Return the SHA-256 of everything the event says, with the hash of the one before."""
    said = {
        "case": str(event.case.uuid),
        "sequence": event.sequence,
        "kind": event.kind,
        "action": event.action,
        "from_state": event.from_state,
        "to_state": event.to_state,
        "actor": event.actor_id,
        "is_public": event.is_public,
        "public_note": event.public_note,
        "internal_note": event.internal_note,
        "data": event.data,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous_hash": event.previous_hash,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_break(events: Iterable["Event"]) -> int | None:
    """Return the sequence of the first event that does not fit, or None if all of them do."""
    before, expected = FIRST, 1
    for event in events:
        fits = event.sequence == expected and event.previous_hash == before
        if not fits or event.hash != fingerprint(event):
            return event.sequence
        before, expected = event.hash, expected + 1
    return None
