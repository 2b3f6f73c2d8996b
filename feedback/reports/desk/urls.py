from django.urls import path, re_path

from feedback.reports.desk import case, queue

CODE = r"(?P<reference>LS-\d{2}-\d{6})"

PHOTO = r"(?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

app_name = "reports_desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    re_path(rf"^{CODE}/$", case.case, name="case"),
    re_path(rf"^{CODE}/buoc/(?P<action>[a-z]+)/$", case.step, name="step"),
    re_path(rf"^{CODE}/nhan/$", case.take, name="take"),
    re_path(rf"^{CODE}/lien-he/$", case.contact, name="contact"),
    re_path(rf"^{CODE}/tin-nhan/$", case.reply, name="reply"),
    re_path(rf"^{CODE}/anh/$", case.add_photo, name="add-photo"),
    re_path(rf"^{CODE}/anh/{PHOTO}/$", case.show_photo, name="show-photo"),
]
