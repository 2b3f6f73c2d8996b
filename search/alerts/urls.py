"""The addresses of followers, below /tim-kiem/theo-doi/."""

from django.urls import path

from search.alerts import views

app_name = "search_alerts"
urlpatterns = [
    path("", views.follow, name="follow"),
    path("da-gui/", views.sent, name="sent"),
    path("xac-nhan/<str:token>/", views.confirm, name="confirm"),
    path("quan-ly/<str:token>/", views.manage, name="manage"),
    path("ngung/<str:token>/", views.stop, name="stop"),
]
