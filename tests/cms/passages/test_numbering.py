from cms.passages import clauses

ARTICLE = """Nghị định Mẫu
Điều 2. Hỗ trợ
Trong Điều này:
1. Khoản một:
a) Điểm a;
b) Điểm b;
c) Điểm c;
d) Điểm d;
đ) Điểm đ.
2. Khoản hai như sau:
“3. Trong ngoặc kép.
4. Vẫn trong ngoặc kép.”
2a. Khoản thêm.
3. Khoản ba.
12.000 đồng là số tiền.
2024. Năm không phải khoản.
4.1. Không phải khoản.
Điều 3. Không có khoản
a) Điểm thuộc điều.
"""


def anchors(text: str) -> dict[str, str]:
    return {
        paragraph.anchor: paragraph.text
        for part in clauses(text)
        for paragraph in part.paragraphs
        if paragraph.anchor
    }


class TestNumberParagraphs:
    def test_gives_each_khoan_and_diem_an_anchor(self):
        assert list(anchors(ARTICLE)) == [
            "dieu-2-khoan-1",
            "dieu-2-khoan-1-diem-a",
            "dieu-2-khoan-1-diem-b",
            "dieu-2-khoan-1-diem-c",
            "dieu-2-khoan-1-diem-d",
            "dieu-2-khoan-1-diem-dd",
            "dieu-2-khoan-2",
            "dieu-2-khoan-2a",
            "dieu-2-khoan-3",
            "dieu-3-diem-a",
        ]

    def test_leaves_numbers_inside_a_quotation(self):
        assert anchors(ARTICLE)["dieu-2-khoan-3"] == "3. Khoản ba."

    def test_takes_a_quotation_that_is_never_closed_for_none(self):
        text = "Luật\nĐiều 1. Tên\n1. Một “mở.\n2. Hai.\n3. Ba."
        assert list(anchors(text)) == ["dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-1-khoan-3"]

    def test_ends_a_quotation_in_straight_marks(self):
        text = 'Luật\nĐiều 1. Tên\n1. Sửa:\n"2. Cũ\n3. Cũ."\n2. Hai.'
        assert anchors(text)["dieu-1-khoan-2"] == "2. Hai."

    def test_begins_only_with_the_first(self):
        assert anchors("Luật\nĐiều 1. Tên\n2. Không.\nb) Không.") == {}

    def test_passes_over_a_number_that_was_repealed(self):
        assert "dieu-1-khoan-3" in anchors("Luật\nĐiều 1. Tên\n1. Một.\n3. Ba.\n6. Không.")

    def test_reads_a_khoan_named_in_full(self):
        text = (
            "Luật X\nLuật X. Điều 1. Sửa đổi. Khoản 1. Một\nLuật X. Điều 1. Sửa đổi. Khoản 2. Hai"
        )
        assert anchors(text) == {
            "dieu-1-khoan-1": "Khoản 1. Một",
            "dieu-1-khoan-2": "Khoản 2. Hai",
        }
