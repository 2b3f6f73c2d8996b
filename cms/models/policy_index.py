"""The list of policy documents."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.listing import page_of
from cms.models.base import BasePage
from cms.models.policies import SOURCE_LANGUAGE, PolicyDocumentPage
from cms.policy_filters import PARAMETERS, PolicyFilters

PAGE_SIZE = 20


class PolicyIndexPage(BasePage):
    """All documents, with filters."""

    public_parameters = PARAMETERS

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PolicyDocumentPage"]

    class Meta:
        verbose_name = _("mục văn bản")
        verbose_name_plural = _("mục văn bản")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        documents = (
            PolicyDocumentPage.objects.listed()
            .for_readers_of(self.language, source=SOURCE_LANGUAGE)
            .without_text()
        )
        filters = PolicyFilters.of(request, language=self.language, on=timezone.localdate())
        found = filters.sort(filters.narrow(documents)).select_related("locale")
        context |= {
            "filters": filters,
            "facets": filters.facets(documents),
            "documents": page_of(request, found, size=PAGE_SIZE),
            "source_language": SOURCE_LANGUAGE,
        }
        return context
