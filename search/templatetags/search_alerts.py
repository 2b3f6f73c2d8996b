"""The form by which a question is followed, for the page of results."""

from typing import Any

from django import template
from django.urls import reverse

from search.alerts import wording
from search.alerts.forms import FollowForm
from search.query import SearchQuery

register = template.Library()


@register.inclusion_tag("search/parts/follow.html")
def follow_question(query: SearchQuery) -> dict[str, Any]:
    """Draw the form, closed until it is wanted."""
    action = f"{reverse('search_alerts:follow')}?{wording.kept(query)}"
    return {"form": FollowForm(auto_id="follow-%s"), "action": action}
