"""Pages that are only text: accessibility, privacy, open data, contact, sources."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import BodyBlock
from cms.models.base import BasePage
from cms.plain_text import stream_text
from cms.searchable import EntryContent


class PlainPage(BasePage):
    """A page of text."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("nội dung"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["cms.HomePage", "cms.PlainPage"]
    subpage_types = ["cms.PlainPage"]

    class Meta:
        verbose_name = _("trang nội dung")
        verbose_name_plural = _("trang nội dung")

    def search_entry(self) -> EntryContent:
        return EntryContent(
            kind="page",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body=stream_text(self.body),
            published_at=self.first_published_at,
        )
