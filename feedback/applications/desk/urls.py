"""The desk's addresses under /admin/ho-so/."""

from django.urls import path

from feedback.applications.desk import case, queue, rounds, versions

app_name = "applications_desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("chuong-trinh/", rounds.programmes, name="programmes"),
    path("dot/", rounds.rounds, name="rounds"),
    path("chuong-trinh/<int:programme_id>/dot-moi/", rounds.create_round, name="round-create"),
    path("dot/<int:round_id>/", rounds.edit_round, name="round-edit"),
    path("bieu-mau/", versions.versions, name="versions"),
    path("bieu-mau/nhap/", versions.import_form, name="import"),
    path("bieu-mau/<int:version_id>/", versions.preview, name="preview"),
    path("<uuid:uuid>/", case.case, name="case"),
    path("<uuid:uuid>/buoc/", case.act, name="act"),
    path("<uuid:uuid>/bo-sung/", case.supplement, name="supplement"),
    path("<uuid:uuid>/trinh/", case.propose, name="propose"),
]
