"""What other pages show of the rounds; the same for everybody, so that they may be cached."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from feedback.applications.models import Round, RoundState

register = template.Library()
SMALLEST_SHOWN = 5  # fewer could point at a person


def shown_count(count: int) -> str:
    """Write a count of people, hiding small ones."""
    if 0 < count < SMALLEST_SHOWN:
        return _("dưới %(least)s") % {"least": SMALLEST_SHOWN}
    return str(count)


@register.inclusion_tag("applications/tags/programme_rounds.html")
def programme_rounds(page: Any) -> dict[str, Any]:
    """Show the rounds of the programme that a page describes: open, to come, past in numbers."""
    now = timezone.now()
    found = (
        Round.objects.of_page(page)
        .with_numbers()
        .select_related("programme")
        .order_by("-opens_at", "-pk")
    )
    rounds = [
        {
            "round": round_,
            "state": round_.state_at(now),
            "applied": shown_count(round_.applied_count),
            "approved": shown_count(round_.approved_count),
        }
        for round_ in found
    ]
    return {
        "open": [row for row in rounds if row["state"] == RoundState.OPEN],
        "forecast": [row for row in rounds if row["state"] == RoundState.FORECAST],
        "closed": [row for row in rounds if row["state"] == RoundState.CLOSED],
    }


@register.inclusion_tag("applications/tags/open_rounds.html")
def open_rounds(limit: int = 3) -> dict[str, Any]:
    """Show the open rounds that close first."""
    found = Round.objects.open(at=timezone.now()).select_related("programme")
    return {"rounds": found.order_by("closes_at", "pk")[:limit]}
