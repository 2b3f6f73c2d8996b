from django.urls import path

from portal.places import views

app_name = "places"
urlpatterns = [
    path("ban-do/xa.geojson", views.communes_geojson, name="communes-geojson"),
    path("ban-do/xa.json", views.suggestions, name="suggestions"),
    path("ban-do/xa/", views.communes, name="communes"),
]
