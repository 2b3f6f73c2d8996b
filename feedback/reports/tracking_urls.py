from django.urls import path, re_path

from feedback.reports.views import tracking

CODE = r"(?P<reference>LS-\d{2}-\d{6})"

app_name = "tracking"
urlpatterns = [
    path("", tracking.index, name="index"),
    path("dong/", tracking.leave, name="leave"),
    re_path(rf"^{CODE}/$", tracking.case, name="case"),
    re_path(rf"^{CODE}/nhan/$", tracking.write, name="write"),
    re_path(rf"^{CODE}/rut/$", tracking.withdraw, name="withdraw"),
]
