from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

import pytest

from feedback.applications import actions
from feedback.applications.models import Round
from tests.applications.factories import (
    NOW,
    definition,
    make_draft,
    make_form_version,
    make_programme,
    make_round,
    staff,
    text,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def details(version, **more):
    return {
        "form_version": version,
        "name_vi": "Đợt 2",
        "name_en": "Round 2",
        "opens_at": NOW,
        "closes_at": NOW + timedelta(days=30),
        "grace_minutes": 15,
        "budget": None,
        "places": 5,
        **more,
    }


class TestFreezeForm:
    def test_numbers_versions_and_knows_equal_content(self):
        programme, officer = make_programme(), staff("handle")

        def freeze(data):
            return actions.freeze_form(programme, definition=data, actor=officer, now=NOW)

        first = freeze(definition())
        assert freeze(definition()) == first
        second = freeze({**definition(), "title": text("Tên mới", "New name")})
        assert (first.number, second.number) == (1, 2)

    def test_refuses_a_form_with_problems(self):
        with pytest.raises(actions.FormRefusedError) as caught:
            actions.freeze_form(make_programme(), definition={}, actor=staff("handle"), now=NOW)
        assert caught.value.problems

    def test_is_for_officers(self):
        with pytest.raises(PermissionDenied):
            actions.freeze_form(
                make_programme(), definition=definition(), actor=UserFactory(), now=NOW
            )


class TestCreateRound:
    def test_keeps_what_the_officer_decided(self):
        programme = make_programme()
        version = make_form_version(programme)
        created = actions.create_round(programme, actor=staff("handle"), **details(version))
        assert (created.places, created.state_at(NOW)) == (5, "open")

    def test_refuses_a_form_of_another_programme(self):
        version = make_form_version(make_programme("khac"))
        with pytest.raises(actions.RoundLockedError):
            actions.create_round(make_programme(), actor=staff("handle"), **details(version))

    def test_never_closes_before_it_opens(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_round(closes_at=NOW - timedelta(days=11))


class TestChangeRound:
    def test_keeps_the_form_under_begun_applications(self):
        round_ = make_round()
        make_draft(round_=round_)
        newer = make_form_version(round_.programme)
        officer = staff("handle")
        with pytest.raises(actions.RoundLockedError):
            actions.change_round(round_, actor=officer, **details(newer))
        changed = actions.change_round(round_, actor=officer, **details(round_.form_version))
        assert changed.name_vi == "Đợt 2"


class TestRoundQuerySet:
    def test_derives_the_state_from_the_clock(self):
        round_ = make_round()
        assert round_ in Round.objects.open(at=NOW)
        for moment, name in (
            (round_.opens_at - timedelta(seconds=1), "forecast"),
            (round_.opens_at, "open"),
            (round_.closes_at - timedelta(seconds=1), "open"),
            (round_.closes_at, "closed"),
        ):
            assert round_.state_at(moment) == name
            for state in ("forecast", "open", "closed"):
                found = getattr(Round.objects, state)(at=moment).exists()
                assert found is (state == name)
