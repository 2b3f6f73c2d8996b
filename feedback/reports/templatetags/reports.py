"""How terms of reports are written."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def working_days_left(days: int) -> str:
    """Write a number of working days left; below zero it is late."""
    if days < 0:
        return ngettext(
            "quá hạn %(days)s ngày làm việc", "quá hạn %(days)s ngày làm việc", -days
        ) % {"days": -days}
    if days == 0:
        return _("hôm nay")
    return ngettext("còn %(days)s ngày làm việc", "còn %(days)s ngày làm việc", days) % {
        "days": days
    }
