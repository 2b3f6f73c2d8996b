"""Wagtail's own app for people, with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAtTheDeskConfig(WagtailUsersAppConfig):
    user_viewset = "portal.users.desk.PersonViewSet"
