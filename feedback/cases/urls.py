from django.urls import path

from feedback.cases import serving

app_name = "cases"
urlpatterns = [
    path("<uuid:uuid>/", serving.attachment, name="attachment"),
    path("<uuid:uuid>/nho/", serving.attachment, {"small": True}, name="thumbnail"),
]
