from cms.passages import clauses

LAW = """Luật Mẫu 2025
QUỐC HỘI -------
Căn cứ Hiến pháp;
Chương I NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về rừng.
1. Khoản một.
Điều 2 Người trồng rừng được hỗ trợ.
trừ quy định tại khoản 1 và khoản 3
Điều 3 của Luật này.
Luật Mẫu 2025. Điều 3. Tiêu đề bị lặp tên luật
Nội dung điều ba.
Chương 2:
QUẢN LÝ
Mục 1. GIAO RỪNG
Điều 4. Giao rừng [Điều này được hướng dẫn bởi Nghị định mẫu]
| Loại | Mức |
| --- | --- |
| Hồi | 10 |
Điều 4a. Điều thêm
Điều 9. Số nhảy quá xa không phải tiêu đề
PHỤ LỤC I
Danh mục
"""


def found() -> dict[str, str]:
    return {clause.anchor: clause.heading for clause in clauses(LAW)}


class TestClauses:
    def test_give_each_article_an_anchor(self):
        assert {"dieu-1", "dieu-2", "dieu-3", "dieu-4", "dieu-4a"} <= set(found())
        assert found()["dieu-1"] == "Điều 1. Phạm vi điều chỉnh"

    def test_take_an_article_without_a_full_stop(self):
        second = next(clause for clause in clauses(LAW) if clause.anchor == "dieu-2")
        assert second.heading == "Điều 2"
        assert second.lines[0] == "Người trồng rừng được hỗ trợ."

    def test_leave_a_line_that_begins_with_a_reference_in_its_paragraph(self):
        second = next(clause for clause in clauses(LAW) if clause.anchor == "dieu-2")
        assert "Điều 3 của Luật này." in second.lines

    def test_drop_the_repeated_name_of_the_law(self):
        assert found()["dieu-3"] == "Điều 3. Tiêu đề bị lặp tên luật"

    def test_leave_a_number_that_does_not_carry_on(self):
        assert "dieu-9" not in found()

    def test_name_chapters_sections_and_appendices(self):
        assert found()["chuong-i"] == "Chương I NHỮNG QUY ĐỊNH CHUNG"
        assert found()["chuong-2"] == "Chương 2. QUẢN LÝ"
        assert found()["chuong-2-muc-1"] == "Mục 1. GIAO RỪNG"
        assert "phu-luc-i" in found()

    def test_keep_an_annotation_out_of_the_heading_but_in_the_text(self):
        fourth = next(clause for clause in clauses(LAW) if clause.anchor == "dieu-4")
        assert fourth.heading == "Điều 4. Giao rừng"
        assert fourth.lines[0] == "[Điều này được hướng dẫn bởi Nghị định mẫu]"

    def test_turn_lines_of_bars_into_a_table(self):
        fourth = next(clause for clause in clauses(LAW) if clause.anchor == "dieu-4")
        assert {"rows": [["Loại", "Mức"], ["Hồi", "10"]]} in fourth.blocks

    def test_lose_no_line(self):
        text = "\n".join(f"{clause.heading}\n{clause.text}" for clause in clauses(LAW))
        for word in ("Căn cứ Hiến pháp", "Khoản một", "Nội dung điều ba", "Danh mục"):
            assert word in text

    def test_give_one_opening_to_a_text_without_articles(self):
        parts = clauses("Công văn 1/UBND\nKính gửi: các xã.\nTrân trọng.")
        assert [(part.level, part.text) for part in parts] == [
            ("opening", "Kính gửi: các xã.\nTrân trọng.")
        ]

    def test_keep_a_heading_that_begins_the_text(self):
        assert [part.anchor for part in clauses("Chương I A\nĐiều 1. X")] == ["chuong-i", "dieu-1"]

    def test_take_an_empty_text(self):
        assert clauses("") == []

    def test_never_use_an_anchor_twice(self):
        text = "Luật\nChương I A\nĐiều 1. X\nChương I B\nĐiều 2. Y"
        anchors = [part.anchor for part in clauses(text)]
        assert len(anchors) == len(set(anchors))
