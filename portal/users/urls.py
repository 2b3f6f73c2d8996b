from django.urls import include, path

from portal.users import views

# Our own pages are users:…; allauth's names (account_login, mfa_index, …) stand without a prefix.
account = [
    path("", views.home, name="home"),
    path("thong-tin/", views.profile, name="profile"),
    path("bao-mat-ban-lam-viec/", views.desk_security, name="desk-security"),
    path("to-chuc/moi/", views.organisation_create, name="organisation-create"),
    path("to-chuc/<int:pk>/", views.organisation, name="organisation"),
    path(
        "to-chuc/<int:pk>/thanh-vien/<int:membership>/ra/",
        views.member_remove,
        name="member-remove",
    ),
    path(
        "to-chuc/<int:pk>/thanh-vien/<int:membership>/dai-dien/",
        views.member_make_owner,
        name="member-make-owner",
    ),
    path("loi-moi/<str:token>/", views.invitation, name="invitation"),
]

urlpatterns = [path("", include((account, "users"))), path("", include("allauth.urls"))]
