from datetime import UTC, date, datetime

import pytest

from cms.searchable import Passage
from portal.tasks.models import QueuedTask
from search import projection, sequence
from search.models import Entry
from tests.search.factories import PLAN, SAMPLES, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


def rows(page_id: int) -> dict[str, Entry]:
    return {row.part: row for row in Entry.objects.standing().of_page(page_id)}


class TestWrite:
    def test_writes_a_row_for_the_page_and_for_each_passage(self):
        publish(PLAN, **SAMPLES[PLAN])
        written = rows(PLAN)
        assert set(written) == {"", "dieu-1", "dieu-2"}
        assert written[""].number_key == "172khubnd"
        assert written[""].year == 2024
        assert written["dieu-2"].heading == "Điều 2. Trách nhiệm"
        assert written["dieu-2"].issued_date == date(2024, 8, 12)

    def test_changes_nothing_for_the_same_content(self):
        publish(PLAN, **SAMPLES[PLAN])
        before = sequence.position()
        publish(PLAN, **SAMPLES[PLAN])
        assert sequence.position() == before

    def test_numbers_only_the_rows_that_changed(self):
        publish(PLAN, **SAMPLES[PLAN])
        before = {part: row.seq for part, row in rows(PLAN).items()}
        changed = Passage("dieu-2", "Điều 2. Trách nhiệm", "Câu chữ mới.")
        passages = (SAMPLES[PLAN]["passages"][0], changed)
        publish(PLAN, **(SAMPLES[PLAN] | {"passages": passages}))
        after = {part: row.seq for part, row in rows(PLAN).items()}
        assert after[""] == before[""]
        assert after["dieu-1"] == before["dieu-1"]
        assert after["dieu-2"] > max(before.values())

    def test_leaves_a_tombstone_without_text(self):
        publish(PLAN, **SAMPLES[PLAN])
        assert projection.withdraw(PLAN) == 3
        assert rows(PLAN) == {}
        for row in Entry.objects.of_page(PLAN):
            assert (row.title, row.body, row.heading, row.url) == ("", "", "", "")

    def test_withdraws_once(self):
        publish(PLAN, **SAMPLES[PLAN])
        projection.withdraw(PLAN)
        assert projection.withdraw(PLAN) == 0

    def test_changes_no_clause_when_a_dated_document_goes_live(self):
        publish(PLAN, **SAMPLES[PLAN])
        before = sequence.position()
        publish(PLAN, **(SAMPLES[PLAN] | {"published_at": datetime(2026, 1, 1, tzinfo=UTC)}))
        assert sequence.position() == before

    def test_cleans_and_splits_long_text(self):
        publish(1, body="Đoạn văn\u00a0dài\x00. " * 400)
        written = rows(1)
        assert len(written) > 2
        assert all(len(row.body) <= 1000 for row in written.values())
        assert "\x00" not in written[""].body

    def test_keeps_passages_apart_that_carry_one_anchor(self):
        twice = (Passage("dieu-1", "Điều 1", "Một."), Passage("dieu-1", "Điều 1", "Hai."))
        publish(1, passages=(*twice, Passage("", "", "Ba."), Passage("", "", "Bốn.")))
        assert len(rows(1)) == 5

    def test_takes_long_anchors_and_numbers(self):
        publish(1, passages=(Passage("a" * 300, "h" * 3000, "Chữ."),), number="1/" + "K" * 118)
        assert len(rows(1)) == 2

    def test_tells_the_engines_in_the_same_transaction(self):
        before = QueuedTask.objects.count()
        publish(1)
        assert QueuedTask.objects.count() == before + 1
        publish(1, title=Entry.objects.get(page_id=1).title, url=Entry.objects.get().url)
        assert QueuedTask.objects.count() == before + 1
