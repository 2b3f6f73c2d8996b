import json
import time
from pathlib import Path

import pytest

from cms.passages import clauses, document_passages, file_clauses
from cms.passages.grouping import LONGEST

REAL = Path(__file__).resolve().parents[4] / "shared/data/policies.jsonl"
NAME = "Nghị định 44/2025/NĐ-CP"


def passages(text: str = "", *, pages: tuple[str, ...] = ()):
    parts = file_clauses(pages, is_paged=True) if pages else clauses(text)
    return list(document_passages(parts, name=NAME))


def article(*paragraphs: str) -> str:
    return "\n".join(["Nghị định", "Điều 2. Hỗ trợ", *paragraphs])


class TestDocumentPassages:
    def test_keep_a_short_article_whole(self):
        (only,) = passages(article("1. Một.", "2. Hai."))
        assert (only.anchor, only.heading) == ("dieu-2", "Điều 2. Hỗ trợ")
        assert only.citation == f"Điều 2, {NAME}"
        assert only.text == "1. Một.\n2. Hai."

    def test_split_a_long_article_by_khoan_and_keep_short_neighbours_together(self):
        found = passages(
            article("Mở đầu:", f"1. {'a' * 900}", "2. Hai.", "3. Ba.", f"4. {'b' * 990}")
        )
        assert [(one.anchor, one.citation) for one in found] == [
            ("dieu-2", f"Điều 2, khoản 1–3, {NAME}"),
            ("dieu-2-khoan-4", f"Điều 2, khoản 4, {NAME}"),
        ]
        assert found[1].heading == "Điều 2. Hỗ trợ, khoản 4"

    def test_split_a_long_khoan_by_diem(self):
        found = passages(
            article("1. Một.", f"2. {'a' * 400}", f"a) {'b' * 500}", f"b) {'c' * 600}", "c) Ngắn.")
        )
        assert [(one.anchor, one.citation) for one in found] == [
            ("dieu-2", f"Điều 2, khoản 1, {NAME}"),
            ("dieu-2-khoan-2", f"Điều 2, khoản 2, {NAME}"),
            ("dieu-2-khoan-2-diem-b", f"Điều 2, khoản 2, điểm b–c, {NAME}"),
        ]

    def test_cite_an_appendix_and_a_numeral(self):
        found = passages("Kế hoạch\nMở đầu\nI. MỤC TIÊU\nGiảm rác.\nII. NHIỆM VỤ\nPhân loại.")
        assert [one.citation for one in found] == [f"mục I, {NAME}", f"mục II, {NAME}"]
        (_article, appendix) = passages(article("Nội dung.", "PHỤ LỤC I", "Danh mục."))
        assert appendix.citation == f"Phụ lục I, {NAME}"

    def test_cite_a_regulation_that_the_document_brings_into_force(self):
        text = article("Nội dung.", "Nơi nhận:", "QUY CHẾ", "Điều 1. Phạm vi", "Quy chế này.")
        found = passages(text.replace("Điều 2", "Điều 1"))
        assert [(one.anchor, one.citation) for one in found] == [
            ("dieu-1", f"Điều 1, {NAME}"),
            ("dieu-1-2", f"Điều 1, văn bản kèm theo {NAME}"),
        ]

    def test_know_their_page(self):
        pages = ("Điều 2. Hỗ trợ\n1. " + "a" * 900, "2. " + "b" * 500)
        found = passages(pages=pages)
        assert [(one.anchor, one.page_number) for one in found] == [
            ("dieu-2", 1),
            ("dieu-2-khoan-2", 2),
        ]

    def test_hold_what_stands_outside_articles_where_pages_are_known(self):
        found = passages(pages=("Công văn\nKính gửi các xã.",))
        assert [(one.anchor, one.citation, one.page_number) for one in found] == [
            ("mo-dau", NAME, 1)
        ]
        assert passages("Công văn\nKính gửi các xã.") == []


class TestTheRealDocuments:
    def test_are_cut_into_passages_about_a_clause_without_losing_a_word(self):
        if not REAL.exists():
            pytest.skip(f"the 210 real documents are not at {REAL}")
        texts = [json.loads(line)["text"] for line in REAL.read_text().splitlines()]
        started = time.perf_counter()
        documents = [clauses(text) for text in texts]
        assert time.perf_counter() - started < 20, "reading the structure must stay quick"
        articles = [part for parts in documents for part in parts if part.level == "article"]
        assert len(articles) > 17_000
        for parts in documents:
            named = [part.anchor for part in parts]
            named += [one.anchor for part in parts for one in part.paragraphs if one.anchor]
            assert len(named) == len(set(named))
        for part in articles:
            whole = "\n".join(one.text for one in document_passages([part], name=NAME))
            assert whole == part.text
        found = [one for part in articles for one in document_passages([part], name=NAME)]
        too_long = [one for one in found if len(one.text) > LONGEST]
        assert len(too_long) < len(found) / 50
        assert 500 < sum(len(one.text) for one in found) / len(found) < LONGEST
