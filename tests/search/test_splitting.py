import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.splitting import pieces


class TestPieces:
    def test_keeps_a_short_text_whole(self):
        assert list(pieces("Rác hữu cơ.")) == ["Rác hữu cơ."]
        assert list(pieces("")) == [""]

    @pytest.mark.parametrize("mark", ["\n\n", "\n", ". ", "; ", ", ", " "])
    def test_cuts_at_the_best_place(self, mark):
        text = f"{'a' * 70}{mark}{'b' * 50}"
        assert list(pieces(text, longest=100)) == [f"{'a' * 70}{mark}".strip(), "b" * 50]

    def test_cuts_a_text_without_any_place(self):
        assert [len(piece) for piece in pieces("a" * 250, longest=100)] == [100, 100, 50]

    @settings(deadline=None)
    @given(st.text(alphabet="ab .,;\n", max_size=600))
    def test_loses_no_letter(self, text):
        whole = "".join("".join(pieces(text, longest=50)).split())
        assert whole == "".join(text.split())
