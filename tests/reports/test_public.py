import json
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from feedback.reports.actions import show_photo, transition, withdraw
from feedback.reports.blurring import CELL
from portal.places.models import Commune
from tests.cases.factories import MONDAY
from tests.reports.factories import POINT, make_officer, make_published, make_report

pytestmark = pytest.mark.django_db

CONTACT = {
    "contact_name": "Lò Văn Mẫu",
    "contact_email": "nguoi-gui@example.vn",
    "contact_phone": "+84912345678",
    "has_consent": True,
}


def detail(report):
    return reverse("reports:detail", kwargs={"reference": report.case.reference})


def listed(client, **query):
    return client.get(reverse("reports:browse"), query).content.decode()


def points(client, **query):
    answer = client.get(reverse("reports:points"), query)
    assert answer["Content-Type"].startswith("application/geo+json")
    return json.loads(answer.content)["features"]


def codes(client, **query):
    return {feature["properties"]["code"] for feature in points(client, **query)}


def hidden():
    """Reports of each kind that nobody but officers and senders may see."""
    sent = make_report(key="sent", **POINT)
    private = make_published(key="private", category="hoa-chat", **POINT)
    rejected = make_published(key="rejected", **POINT)
    transition(rejected, action="reject", actor=make_officer(), note="Trùng.", now=MONDAY)
    withdrawn = make_published(key="withdrawn", **POINT)
    withdraw(withdrawn, now=MONDAY)
    asked = make_report(key="asked", **POINT)
    transition(asked, action="ask", actor=make_officer(), note="Ở đâu?", now=MONDAY)
    return [sent, private, rejected, withdrawn, asked]


class TestHidden:
    def test_stands_in_no_list_and_on_no_map(self, client):
        secret = {report.case.reference for report in hidden()}
        page = listed(client)
        assert not [code for code in secret if code in page]
        assert not codes(client) & secret

    def test_has_no_page_and_no_open_photo(self, client):
        for report in hidden():
            assert client.get(detail(report)).status_code == 404
        report = make_report(key="photo", photos=1)
        photo = report.case.attachments.get()
        show_photo(photo, is_public=True, actor=make_officer(), now=MONDAY)
        address = reverse("cases:attachment", args=[photo.uuid])
        assert client.get(address).status_code == 404

    def test_leaves_at_once_what_was_shown_before(self, client):
        report = make_published(**POINT)
        assert client.get(detail(report)).status_code == 200
        assert report.case.reference in listed(client)
        withdraw(report, now=MONDAY)
        assert client.get(detail(report)).status_code == 404
        assert report.case.reference not in listed(client)
        assert codes(client) == set()


class TestPoints:
    def test_gives_the_exact_point_of_a_public_kind(self, client):
        make_published(**POINT)
        (feature,) = points(client)
        assert feature["geometry"] == {"type": "Point", "coordinates": [106.76, 21.86]}
        assert feature["properties"] == {
            "code": "LS-26-000001",
            "category": "Rác thải",
            "state": "Đã tiếp nhận",
            "tone": "info",
        }

    def test_snaps_the_point_of_a_blurred_kind(self, client):
        exact = {"latitude": Decimal("21.86137"), "longitude": Decimal("106.76091")}
        make_published(key="one", category="tieng-on", **exact)
        near = {"latitude": Decimal("21.86022"), "longitude": Decimal("106.76188")}
        make_published(key="two", category="mui", **near)
        first, second = (feature["geometry"]["coordinates"] for feature in points(client))
        assert first == second == [106.761, 21.861]
        assert abs(Decimal(str(first[1])) - exact["latitude"]) <= CELL / 2

    def test_tells_the_exact_place_of_a_blurred_kind_nowhere(self, client):
        exact = {"latitude": Decimal("21.86137"), "longitude": Decimal("106.76091")}
        report = make_published(category="tieng-on", landmark="Ngõ 7, nhà có cổng xanh", **exact)
        answers = [listed(client), client.get(detail(report)).content.decode()]
        answers.append(client.get(reverse("reports:points")).content.decode())
        for text in answers:
            for told in ("21.86137", "21,86137", "106.76091", "106,76091", "cổng xanh"):
                assert told not in text

    def test_leaves_out_what_has_no_point(self, client):
        report = make_published()
        assert points(client) == []
        assert report.case.reference in listed(client)


class TestContact:
    def test_is_in_no_public_answer(self, client):
        report = make_published(**CONTACT, **POINT)
        pages = [reverse("reports:index"), reverse("reports:browse"), reverse("reports:points")]
        for address in (*pages, detail(report), f"/en{detail(report)}"):
            answer = client.get(address)
            assert answer.status_code == 200
            text = answer.content.decode()
            for told in ("Lò Văn Mẫu", "nguoi-gui", "912345678", "0912"):
                assert told not in text


class TestDetail:
    def test_tells_the_public_story_and_no_internal_note(self, client):
        report = make_published()
        officer = make_officer()
        transition(
            report,
            action="ask",
            actor=officer,
            note="Bãi rác rộng bao nhiêu?",
            internal_note="Hộ này đã bị nhắc.",
            now=MONDAY,
        )
        page = client.get(detail(report)).content.decode()
        assert "Bãi rác rộng bao nhiêu?" in page
        assert "Hộ này đã bị nhắc." not in page
        assert officer.get_full_name() not in page

    def test_shows_only_the_photos_an_officer_opened(self, client):
        report = make_published(photos=2)
        first, second = report.case.attachments.order_by("pk")
        show_photo(first, is_public=True, actor=make_officer(), now=MONDAY)
        page = client.get(detail(report)).content.decode()
        assert str(first.uuid) in page
        assert str(second.uuid) not in page
        opened = client.get(reverse("cases:attachment", args=[first.uuid]))
        assert opened.getvalue().startswith(b"\xff\xd8\xff")
        assert client.get(reverse("cases:attachment", args=[second.uuid])).status_code == 404

    def test_writes_what_was_typed_as_text(self, client):
        report = make_published(description="<script>alert(1)</script> & rác")
        page = client.get(detail(report)).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page

    def test_speaks_english(self, client):
        page = client.get(f"/en{detail(make_published())}").content.decode()
        assert "Waste" in page


class TestBrowse:
    def test_filters_the_list_and_the_map_alike(self, client):
        one, other = Commune.objects.order_by("pk")[:2]
        waste = make_published(key="waste", commune=one, **POINT)
        water = make_published(key="water", category="nuoc-thai", commune=other, **POINT)
        transition(water, action="start", actor=make_officer(), now=MONDAY)
        first, second = waste.case.reference, water.case.reference
        for query, shown in (
            ({}, {first, second}),
            ({"loai": "rac-thai"}, {first}),
            ({"loai": "hoa-chat"}, {first, second}),  # a private kind is no filter
            ({"trang_thai": "in_progress"}, {second}),
            ({"trang_thai": "rejected"}, {first, second}),
            ({"xa": one.name}, {first}),
            ({"xa": other.pk, "trang_thai": "in_progress"}, {second}),
            ({"xa": other.pk, "loai": "rac-thai"}, set()),
        ):
            assert codes(client, **query) == shown, query
            page = listed(client, **query)
            assert {code for code in (first, second) if code in page} == shown, query

    @pytest.mark.parametrize("name", ["loai", "trang_thai", "xa", "sau"])
    @pytest.mark.parametrize(
        "text",
        ["\x00", "x" * 5000, "e\u0302", "'", "[]", "_", "2026-11-16_1", "9999-99-99T00:00:00Z_1"],
    )
    def test_never_fails_on_bad_input(self, client, name, text):
        make_published(**POINT)
        for address in (reverse("reports:browse"), reverse("reports:points")):
            assert client.get(address, {name: text}).status_code == 200

    @pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
    def test_never_fails_on_a_moment_at_the_edge_of_time(self, client, moment):
        make_published()
        assert client.get(reverse("reports:browse"), {"sau": f"{moment}_1"}).status_code == 200

    def test_leads_to_older_reports_by_the_page_and_loses_none(self, client):
        sent = [
            make_published(key=f"n{number}", now=MONDAY + timedelta(minutes=number // 2))
            for number in range(23)
        ]
        answer = client.get(reverse("reports:browse"), {"loai": "rac-thai"})
        first = [item["reference"] for item in answer.context["items"]]
        assert "loai=rac-thai" in answer.context["next_url"]
        later = client.get(reverse("reports:browse") + answer.context["next_url"])
        rest = [item["reference"] for item in later.context["items"]]
        assert first + rest == [report.case.reference for report in reversed(sent)]
        assert later.context["next_url"] == ""
        assert later.context["first_url"] == "?loai=rac-thai"

    @pytest.mark.parametrize("name", ["browse", "points"])
    def test_asks_as_many_queries_for_many_as_for_one(self, client, name):
        address = reverse(f"reports:{name}")
        make_published(key="first", **POINT)
        with CaptureQueriesContext(
            connection,
        ) as before:
            client.get(address)
        for number, commune in enumerate(Commune.objects.order_by("pk")[:9]):
            make_published(key=f"n{number}", commune=commune, category="nuoc-thai", **POINT)
        with CaptureQueriesContext(connection) as after:
            assert client.get(address).content.decode().count("LS-26-") >= 10
        assert 0 < len(after) <= len(before)
