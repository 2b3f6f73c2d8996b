from cms.readings.tidying import tidy

WIDE = "Nghị định này quy định chi tiết việc hỗ trợ trồng rừng đầu nguồn cho các hộ"


def tidied(*pages: str) -> list[str]:
    return tidy(list(pages), is_printed=True)[0]


class TestTidy:
    def test_joins_the_lines_of_a_paragraph(self):
        (page,) = tidied(
            f"Điều 1. Phạm vi\r\n{WIDE}\r\ngia đình trên địa bàn.\r\n1. Một.\r\n2. Hai."
        )
        assert page.split("\n") == [
            "Điều 1. Phạm vi",
            f"{WIDE} gia đình trên địa bàn.",
            "1. Một.",
            "2. Hai.",
        ]

    def test_joins_a_paragraph_over_two_pages_where_it_begins(self):
        assert tidied(f"1. Một.\n2. {WIDE}", "gia đình.\n3. Ba.") == [
            f"1. Một.\n2. {WIDE} gia đình.",
            "3. Ba.",
        ]

    def test_takes_no_reference_for_a_heading(self):
        (page,) = tidied(f"1. {WIDE} theo quy định tại\nĐiều 5 của Luật này và\nkhoản 2.")
        assert "\n" not in page

    def test_keeps_capitals_apart_from_sentences(self):
        (page,) = tidied("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nNội dung.")
        assert page.split("\n") == ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Nội dung."]

    def test_drops_running_heads_and_page_numbers(self):
        bodies = ["Trồng rừng.", "Phân loại rác.", "Lọc nước thải.", "Đo không khí."]
        pages = [
            f"CÔNG BÁO/Số 12/Ngày 0{n}\n{text}\nCâu về {text.lower()}\n{n}"
            for n, text in enumerate(bodies, start=1)
        ]
        assert tidied(*pages) == [f"{text}\nCâu về {text.lower()}" for text in bodies]

    def test_keeps_articles_that_look_alike_on_each_page(self):
        pages = [f"Điều {n}. Quy định\n{WIDE}.\n- {n} -" for n in range(1, 5)]
        assert [page.split("\n")[0] for page in tidied(*pages)] == [
            f"Điều {n}. Quy định" for n in range(1, 5)
        ]

    def test_makes_broken_words_whole(self):
        assert tidied("The infor-\nmation of the office which is long") == [
            "The information of the office which is long"
        ]
        assert tidied("Quyết định 12/QĐ-\nUBND của tỉnh") == ["Quyết định 12/QĐ-UBND của tỉnh"]
        assert tidied("soft hy\x02\nphen here") == ["soft hyphen here"]

    def test_decodes_old_fonts_and_says_so(self):
        pages, encoding = tidy(["§iÒu 1. Ph¹m vi", "Trång rõng"], is_printed=True)
        assert (pages, encoding) == (
            ["Điều 1. Phạm vi", "Trồng rừng"],
            "TCVN3",
        )

    def test_leaves_the_paragraphs_of_a_docx(self):
        assert tidy(["Điều 1. Tên\nChữ\ncủa nó"], is_printed=False) == (
            ["Điều 1. Tên\nChữ\ncủa nó"],
            "",
        )

    def test_takes_nothing(self):
        assert tidy([], is_printed=True) == ([""], "")
        assert tidied("", "\x00\n\n") == ["", ""]
