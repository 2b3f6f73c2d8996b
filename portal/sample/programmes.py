"""Programme pages; the rounds that open for them belong to the applications."""

from datetime import datetime

from wagtail.rich_text import RichText

from cms.models import PolicyDocumentPage, ProgrammeDocument, ProgrammeIndexPage, ProgrammePage
from portal.sample.pages import VIETNAMESE, body, load_folder, topics
from portal.sample.pictures import picture
from portal.sample.reading import Text, rich


def load_programmes(now: datetime) -> None:
    """Publish the programmes in both languages."""
    load_folder(
        "programmes", parent=ProgrammeIndexPage, page_class=ProgrammePage, fill=_fill, now=now
    )


def _fill(page: ProgrammePage, text: Text) -> None:
    for name in ("audience", "support_text", "deadline_text", "duration_text"):
        setattr(page, name, text.field(name))
    for name in ("at_hand", "eligibility", "benefits", "contact"):
        setattr(page, name, text.html(name))
    page.steps = [
        ("step", {"title": title, "text": words}) for title, words in text.entries("steps")
    ]
    page.questions = [
        ("question", {"question": title, "answer": RichText(f"<p>{rich(words)}</p>")})
        for title, words in text.entries("questions")
    ]
    page.body = body(text.parts("body"), text.language)
    page.cover = picture(text.field("cover"), text.language)
    if text.language == VIETNAMESE:
        page.topics = topics(text)
        page.documents = [
            ProgrammeDocument(policy=PolicyDocumentPage.objects.get(number=number))
            for number in text.names("policies")
        ]
