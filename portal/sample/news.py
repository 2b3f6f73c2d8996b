"""Articles, and the one that leads the home page."""

from datetime import datetime
from typing import Final

from cms.models import ArticlePage, HomePage, NewsIndexPage
from portal.sample.pages import VIETNAMESE, body, communes, load_folder, topics
from portal.sample.pictures import CREDIT, picture
from portal.sample.reading import Text

LEAD_STORY: Final = "phan-loai-rac-tu-trong-bep"


def load_articles(now: datetime) -> None:
    """Publish the articles in both languages and put one of them in the lead."""
    load_folder("articles", parent=NewsIndexPage, page_class=ArticlePage, fill=_fill, now=now)
    for home in HomePage.objects.all():
        home.lead_story = ArticlePage.objects.get(slug=LEAD_STORY, locale=home.locale)
        home.save_revision().publish()


def _fill(page: ArticlePage, text: Text) -> None:
    page.author_name = text.field("author")
    page.source_name = text.field("source")
    if text.language == VIETNAMESE:
        page.topics = topics(text)
    page.communes = communes(text)
    page.cover = picture(text.field("cover"), text.language)
    page.cover_caption = text.field("caption")
    page.cover_credit = CREDIT[text.language]
    page.body = body(text.parts(), text.language)
