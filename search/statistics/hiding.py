"""Keeping a question out of the suggestions."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wagtail.log_actions import log

from portal.users.models import User
from search.models import AskedQuestion
from search.promotions.actions import PROMOTE


@transaction.atomic
def set_hidden(question: AskedQuestion, *, is_hidden: bool, actor: User) -> AskedQuestion:
    """
    Keep the question out of what is suggested to readers, or let it in again.

    :raises PermissionDenied: if the actor may not
    """
    if not actor.has_perm(PROMOTE):
        raise PermissionDenied
    locked = AskedQuestion.objects.select_for_update().get(pk=question.pk)
    locked.is_hidden = is_hidden
    locked.save(update_fields=["is_hidden"])
    log(locked, "wagtail.edit", user=actor)
    return locked
