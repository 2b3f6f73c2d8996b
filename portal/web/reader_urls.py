"""The frame's own addresses, in both languages."""

from django.urls import path

from portal.web import views

app_name = "frame"
urlpatterns = [path("", views.opinion, name="opinion")]
