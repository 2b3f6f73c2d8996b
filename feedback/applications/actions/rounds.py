"""Freezing forms, opening rounds and changing them."""

import hashlib
import json
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from feedback.applications import policies
from feedback.applications.definition.validation import Problem, problems
from feedback.applications.models import FormVersion, Programme, Round
from portal.users.models import User
from portal.web.pages import bump_content_version


class FormRefusedError(Exception):
    """Raised with everything that keeps a form from being frozen."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(f"{len(found)} problems")
        self.problems = found


class RoundLockedError(Exception):
    """Raised when a round's form would change under applications already begun."""


class RoundDetails(TypedDict):
    """What an officer decides about a round."""

    form_version: FormVersion
    name_vi: str
    name_en: str
    opens_at: datetime
    closes_at: datetime
    grace_minutes: int
    budget: int | None
    places: int | None


def canonical(data: Any) -> bytes:
    """Return the one way to write this JSON, so that equal content has an equal hash."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@transaction.atomic
def freeze_form(
    programme: Programme, *, definition: Any, actor: User, now: datetime
) -> FormVersion:
    """
    Freeze a form as the programme's next version; the same content again gives the same version.

    :raises FormRefusedError: with every problem, if the form is not fit to be answered
    """
    policies.require_manager(actor)
    found = problems(definition)
    if found:
        raise FormRefusedError(found)
    # The programme's row is the lock of its numbering.
    Programme.objects.select_for_update().get(pk=programme.pk)
    sha256 = hashlib.sha256(canonical(definition)).hexdigest()
    newest = programme.form_versions.order_by("-number").first()
    if newest is not None and newest.sha256 == sha256:
        return newest
    version = FormVersion.objects.create(
        programme=programme,
        number=newest.number + 1 if newest else 1,
        definition=definition,
        sha256=sha256,
        frozen_by=actor,
        frozen_at=now,
    )
    log(version, "wagtail.create", user=actor)
    return version


@transaction.atomic
def create_round(programme: Programme, *, actor: User, **details: Unpack[RoundDetails]) -> Round:
    """Create a round of the programme; it opens and closes by the clock."""
    policies.require_manager(actor)
    _check(programme, details)
    created = Round.objects.create(programme=programme, **details)
    bump_content_version()  # public pages show the rounds
    log(created, "wagtail.create", user=actor)
    return created


@transaction.atomic
def change_round(round_: Round, *, actor: User, **details: Unpack[RoundDetails]) -> Round:
    """
    Change a round; its form stays as it is once somebody has begun to answer it.

    :raises RoundLockedError: if the form would change under begun applications
    """
    policies.require_manager(actor)
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    _check(locked.programme, details)
    begun = locked.applications.exists()
    if begun and details["form_version"].pk != locked.form_version_id:
        raise RoundLockedError(
            _("Đã có hồ sơ trong đợt này nên không đổi được biểu mẫu. Mở đợt mới nếu cần.")
        )
    before = {name: str(getattr(locked, name)) for name in details}
    for name, value in details.items():
        setattr(locked, name, value)
    locked.save()
    bump_content_version()
    log(locked, "wagtail.edit", user=actor, data={"before": before})
    return locked


def _check(programme: Programme, details: RoundDetails) -> None:
    if details["form_version"].programme_id != programme.pk:
        raise RoundLockedError(_("Biểu mẫu này thuộc chương trình khác. Chọn biểu mẫu khác."))
