from datetime import date
from xml.etree import ElementTree as ET

import pytest
from defusedxml.ElementTree import fromstring

from cms.searchable import Passage
from tests.cms import factories as cms
from tests.search.factories import publish, publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]
ADDRESS = "/tim-kiem/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, query: str) -> ET.Element:
    """Read a feed and hold it to what Atom requires (RFC 4287, 4.1)."""
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert element.findtext(f"{ATOM}{name}")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    return feed


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


class TestAtom:
    def test_gives_the_newest_matches_first(self, client):
        for number in range(200, 235):
            publish(
                number,
                title=f"Trồng cây {number}",
                kind="document",
                issued_date=date(2024, 1, number - 199 if number < 230 else 31),
            )
        feed = read(client, "?q=tr%E1%BB%93ng+c%C3%A2y&trang=2")
        days = [entry.findtext(f"{ATOM}updated") for entry in entries(feed)]
        assert len(days) == 30
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == days[0]

    def test_names_entries_so_that_readers_know_them_again(self, client):
        publish_samples()
        first, again = (read(client, "?q=th%C3%B9ng+k%C3%ADn") for _turn in range(2))
        (entry,) = entries(first)
        assert entry.findtext(f"{ATOM}id").startswith("tag:")
        assert entry.findtext(f"{ATOM}id") == entries(again)[0].findtext(f"{ATOM}id")
        assert first.findtext(f"{ATOM}id") != read(client, "?q=r%C3%A1c").findtext(f"{ATOM}id")

    def test_says_what_answers_under_its_citation(self, client):
        passage = Passage("dieu-5", "Điều 5", "Thùng kín.", "Điều 5, Nghị định 1/2025/NĐ-CP", 12)
        publish(300, kind="document", document_kind="decree", passages=(passage,))
        (entry,) = entries(read(client, "?q=th%C3%B9ng+k%C3%ADn"))
        assert "Điều 5, Nghị định 1/2025/NĐ-CP: Thùng kín." in entry.findtext(f"{ATOM}summary")
        assert entry.find(f"{ATOM}category").get("term") == "Nghị định"

    def test_tells_when_a_page_was_changed(self, client):
        page = cms.article(title="Trồng cây ven sông")
        (entry,) = entries(read(client, "?q=tr%E1%BB%93ng+c%C3%A2y+ven+s%C3%B4ng"))
        changed = page.last_published_at.isoformat()
        assert entry.findtext(f"{ATOM}updated") == changed

    @pytest.mark.parametrize(
        "query",
        ["", "?q=", "?q=%22!!", "?q=%EF%BF%BE%00%0B%EF%BF%BF", "?q=xyzzy&nam=x", "?q=%3C%26"],
    )
    def test_is_well_formed_whatever_is_asked(self, client, query):
        assert entries(read(client, query)) == []

    def test_is_sent_again_only_when_it_says_something_else(self, client):
        publish_samples()
        response = client.get(f"{ADDRESS}?q=r%C3%A1c")
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert not response.cookies
        tag = {"If-None-Match": response.headers["ETag"]}
        assert client.get(f"{ADDRESS}?q=r%C3%A1c", headers=tag).status_code == 304
        publish(300, title="Rác tái chế")
        assert client.get(f"{ADDRESS}?q=r%C3%A1c", headers=tag).status_code == 200

    def test_is_named_by_the_page_of_results(self, client):
        publish_samples()
        shown = client.get("/tim-kiem/?q=r%C3%A1c&nam=2024&sap-xep=date").content.decode()
        assert shown.count('href="/tim-kiem/feed/?q=r%C3%A1c&amp;nam=2024"') == 2
