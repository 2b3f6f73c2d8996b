from search.highlighting import Segment
from search.templatetags.search_hits import marks


class TestMarks:
    def test_marks_what_matches_and_trusts_no_text(self):
        segments = (Segment("<b>"), Segment("rác & <i>", is_match=True), Segment("…"))
        assert marks(segments) == "&lt;b&gt;<mark>rác &amp; &lt;i&gt;</mark>…"

    def test_writes_nothing_for_nothing(self):
        assert marks(()) == ""
