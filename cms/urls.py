"""Feeds, in each language; pages themselves are served by Wagtail below these."""

from django.urls import path

from cms import feeds

app_name = "cms"
urlpatterns = [
    path("rss/", feeds.news, name="rss"),
    path("rss/van-ban/", feeds.policies, name="rss-policies"),
    path("rss/chuong-trinh/", feeds.programmes, name="rss-programmes"),
    path("rss/chu-de/<slug:slug>/", feeds.topic, name="rss-topic"),
]
