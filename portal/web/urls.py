"""Addresses for machines: no language, no cookie."""

from django.urls import path

from portal.web import health, metrics, pictures

app_name = "web"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("media/images/<str:name>", pictures.picture, name="picture"),
]
