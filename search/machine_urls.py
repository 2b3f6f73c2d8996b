"""Addresses for programs: no language before them."""

from django.urls import path
from django.views.generic import RedirectView

from search.api.endpoint import api

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="search:api"), name="search-api-start"),
    path("", api.urls),
]
