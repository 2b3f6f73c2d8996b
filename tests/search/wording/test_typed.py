from search.wording.typed import neighbours, rewritten, typed_words


class TestTypedWords:
    def test_reads_words_with_their_places(self):
        first, second = typed_words("Hoà giải")
        assert (first.start, first.end, first.written, first.folded) == (0, 3, "hòa", "hoa")
        assert first.is_marked
        assert second.is_after_space

    def test_leaves_codes_alone(self):
        text = "quy dinh 172/KH-UBND ngay 12/8/2024 -rac"
        assert [word.folded for word in typed_words(text)] == ["quy", "dinh", "ngay", "rac"]


class TestNeighbours:
    def test_are_words_with_only_space_between(self):
        pairs = neighbours(typed_words("kế hoạch, rác thải 172/KH xanh"))
        assert [(first.folded, second.folded) for first, second in pairs] == [
            ("ke", "hoach"),
            ("rac", "thai"),
        ]


class TestRewritten:
    def test_changes_words_and_nothing_else(self):
        text = '"Phan  LOAI" -rac'
        changes = {0: "phân", 1: "loại", 2: "rác"}
        assert rewritten(text, typed_words(text), changes) == '"Phân  LOẠI" -rác'
