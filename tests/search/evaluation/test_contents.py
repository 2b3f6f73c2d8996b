"""A collection's documents as pages."""

from datetime import date

from search.evaluation.collection import Document
from search.evaluation.contents import content_of


class TestContentOf:
    def test_takes_title_and_text(self):
        content = content_of(Document("a", "Trồng rừng", "Giữ nước."))
        assert (content.title, content.body, content.passages) == ("Trồng rừng", "Giữ nước.", ())

    def test_divides_a_legal_text_as_the_portal_does(self):
        about = {
            "number": "72/2020/QH14",
            "citation": "Luật 72/2020/QH14",
            "issued": "2020-11-17",
        }
        text = "Luật Bảo vệ môi trường\nLời đầu.\nĐiều 1. Phạm vi\nLuật này quy định về rác."
        content = content_of(Document("luat", "Luật Bảo vệ môi trường", text, about))
        (passage,) = content.passages
        assert (passage.anchor, passage.heading) == ("dieu-1", "Điều 1. Phạm vi")
        assert passage.citation == "Điều 1, Luật 72/2020/QH14"
        assert content.body == "Lời đầu."
        assert content.number == "72/2020/QH14"
        assert content.issued_date == date(2020, 11, 17)
