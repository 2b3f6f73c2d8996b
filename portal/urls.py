"""Addresses: Vietnamese ones at the root, English under /en/, machine ones without a language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("", include("portal.web.urls")),
    path("tep/", include("feedback.cases.urls")),
    path("", include("cms.machine_urls")),
    path("api/", include("search.machine_urls")),
]

if settings.DEVELOPMENT_PAGES:
    urlpatterns.append(path("dev/", include("portal.web.development_urls")))

urlpatterns += i18n_patterns(
    path("gop-y/", include("portal.web.reader_urls")),
    path("tai-khoan/", include("portal.users.urls")),
    path("", include("portal.places.urls")),
    path("tim-kiem/theo-doi/", include("search.alerts.urls")),
    path("tim-kiem/", include("search.urls")),
    path("phan-anh/", include("feedback.reports.urls")),
    path("tra-cuu/", include("feedback.reports.tracking_urls")),
    path("ho-so/", include("feedback.applications.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "portal.web.errors.bad_request"
handler403 = "portal.web.errors.permission_denied"
handler404 = "portal.web.errors.page_not_found"
handler500 = "portal.web.errors.server_error"
