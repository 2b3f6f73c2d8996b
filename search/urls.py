from django.urls import path

from search.views.api import reference
from search.views.feed import atom
from search.views.results import results
from search.views.suggestions import suggestions

app_name = "search"
urlpatterns = [
    path("", results, name="results"),
    path("goi-y/", suggestions, name="suggestions"),
    path("feed/", atom, name="feed"),
    path("api/", reference, name="api"),
]
