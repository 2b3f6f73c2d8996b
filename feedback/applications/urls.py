"""The applicant's addresses under /ho-so/."""

from django.urls import path

from feedback.applications import views

app_name = "applications"
urlpatterns = [
    path("", views.my_applications, name="list"),
    path("dot/<int:round_id>/", views.start, name="start"),
    path("<uuid:uuid>/", views.dossier, name="dossier"),
    path("<uuid:uuid>/soan/", views.tasks, name="tasks"),
    path("<uuid:uuid>/soan/<slug:key>/", views.section, name="section"),
    path("<uuid:uuid>/soan/<slug:key>/tu-luu/", views.autosave, name="autosave"),
    path("<uuid:uuid>/soan/<slug:key>/hop-nhat/", views.merge, name="merge"),
    path("<uuid:uuid>/kiem-tra/", views.check, name="check"),
    path("<uuid:uuid>/bien-nhan/", views.receipt, name="receipt"),
    path("<uuid:uuid>/bo-sung/", views.supplement, name="supplement"),
    path("<uuid:uuid>/tin-nhan/", views.message, name="message"),
    path("<uuid:uuid>/rut/", views.withdraw, name="withdraw"),
]
