"""Addresses that only a development installation has."""

from django.urls import path

from portal.web import development

app_name = "development"
urlpatterns = [
    path("components/", development.components, name="components"),
    path("mail/", development.mail, name="mail"),
    path("mail/<str:name>/", development.letter, name="letter"),
]
