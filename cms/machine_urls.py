"""Addresses for robots: no language."""

from django.urls import path

from cms import feeds

app_name = "cms-machine"
urlpatterns = [
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
