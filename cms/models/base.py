"""What every published page shares."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager
from wagtail_localize.fields import SynchronizedField

from cms.querysets.pages import ListedQuerySet
from cms.searchable import EntryContent
from portal.web.pages import mark_public


class BasePage(Page):
    """
    Abstract page: a lead, the mark of sample data, and how the page is found.

    A page class states, in this order: its fields, its panels, its place in the tree, Meta,
    its methods. Its template is `templates/cms/<page_class>.html`.
    """

    lead = models.TextField(
        _("lời dẫn"), max_length=600, blank=True, help_text=_("Một hoặc hai câu, hiện dưới tiêu đề")
    )
    is_sample = models.BooleanField(
        _("dữ liệu mẫu"), default=False, help_text=_("Trang mẫu được ghi rõ là dữ liệu mẫu")
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    settings_panels = [*Page.settings_panels, FieldPanel("is_sample")]

    objects = PageManager.from_queryset(ListedQuerySet)()

    # One address in every language, so that a reader may change the language by hand.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    # The parameters of the address that may change what the page shows.
    public_parameters: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        """What lists, feeds and search results say about the page."""
        return self.search_description or self.lead

    @property
    def language(self) -> str:
        """The page's language code, without a query for its locale."""
        code: str = self.locale.language_code
        return code

    def absolute_url(self) -> str:
        """Return the address with the host, for feeds and mails."""
        return f"{settings.BASE_URL}{self.get_url() or ''}"

    def search_entry(self) -> EntryContent | None:
        """Return what search keeps of the page, or None for a page nobody searches for."""
        return None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, for everybody alike unless the page is kept from somebody."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if self.get_view_restrictions().exists():
            return response
        return mark_public(response, parameters=self.public_parameters)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = [
            {"label": ancestor.title, "href": ancestor.get_url(request)}
            for ancestor in self.get_ancestors().filter(depth__gte=2)
        ]
        return context
