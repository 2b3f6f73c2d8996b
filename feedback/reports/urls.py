from django.urls import path, re_path

from feedback.reports.views import public, sending

app_name = "reports"
urlpatterns = [
    path("", sending.index, name="index"),
    path("gui/", sending.submit, name="submit"),
    path("bien-nhan/<str:token>/", sending.receipt, name="receipt"),
    path("ban-do/", public.browse, name="browse"),
    path("ban-do/diem.geojson", public.points, name="points"),
    re_path(r"^(?P<reference>LS-\d{2}-\d{6})/$", public.detail, name="detail"),
]
