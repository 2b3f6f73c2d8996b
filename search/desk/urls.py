"""The desk's addresses under /admin/tim-kiem/."""

from django.urls import path

from search.desk import indices, promotions, questions, synonyms

app_name = "search_desk"
urlpatterns = [
    path("", questions.unanswered, name="unanswered"),
    path("cau-hoi/", questions.frequent, name="frequent"),
    path("cau-hoi/<int:pk>/an/", questions.hide, name="hide"),
    path("uu-tien/", promotions.promotions, name="promotions"),
    path("uu-tien/moi/", promotions.create, name="promotion-create"),
    path("uu-tien/<int:pk>/", promotions.edit, name="promotion-edit"),
    path("uu-tien/<int:pk>/bo/", promotions.withdraw, name="promotion-withdraw"),
    path("tu-dong-nghia/", synonyms.synonyms, name="synonyms"),
    path("tu-dong-nghia/moi/", synonyms.create, name="synonym-create"),
    path("tu-dong-nghia/<int:pk>/", synonyms.synonym, name="synonym"),
    path("tu-dong-nghia/<int:pk>/sua/", synonyms.edit, name="synonym-edit"),
    path("tu-dong-nghia/<int:pk>/thu/", synonyms.try_out, name="synonym-try"),
    path("tu-dong-nghia/<int:pk>/dung/", synonyms.put_in_use, name="synonym-use"),
    path("tu-dong-nghia/<int:pk>/ngung/", synonyms.retire, name="synonym-retire"),
    path("chi-muc/", indices.indices, name="indices"),
    path("chi-muc/quay-lai/", indices.go_back, name="go-back"),
    path("chi-muc/dung-lai/<str:engine>/", indices.rebuild, name="rebuild"),
    path("chi-muc/<int:pk>/", indices.progress, name="progress"),
    path("chi-muc/<int:pk>/tien-do/", indices.progress_data, name="progress-data"),
    path("chi-muc/<int:pk>/dung/", indices.cancel, name="cancel"),
]
