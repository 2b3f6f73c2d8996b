"""The desk's addresses under /admin/tim-kiem/."""

from django.urls import path

from search.desk import indices, promotions, questions

app_name = "search_desk"
urlpatterns = [
    path("", questions.unanswered, name="unanswered"),
    path("cau-hoi/", questions.frequent, name="frequent"),
    path("cau-hoi/<int:pk>/an/", questions.hide, name="hide"),
    path("uu-tien/", promotions.promotions, name="promotions"),
    path("uu-tien/moi/", promotions.create, name="promotion-create"),
    path("uu-tien/<int:pk>/", promotions.edit, name="promotion-edit"),
    path("uu-tien/<int:pk>/bo/", promotions.withdraw, name="promotion-withdraw"),
    path("chi-muc/", indices.indices, name="indices"),
    path("chi-muc/quay-lai/", indices.go_back, name="go-back"),
    path("chi-muc/dung-lai/<str:engine>/", indices.rebuild, name="rebuild"),
    path("chi-muc/<int:pk>/", indices.progress, name="progress"),
    path("chi-muc/<int:pk>/tien-do/", indices.progress_data, name="progress-data"),
    path("chi-muc/<int:pk>/dung/", indices.cancel, name="cancel"),
]
