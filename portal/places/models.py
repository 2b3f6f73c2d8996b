"""Communes, what they were formed from, and their boundaries."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.places.querysets import CommuneQuerySet


class CommuneKind(models.TextChoices):
    WARD = "ward", _("Phường")
    COMMUNE = "commune", _("Xã")


# Official names are Vietnamese in every language, as on maps and documents.
OFFICIAL_KINDS = {"ward": "Phường", "commune": "Xã", "township": "Thị trấn"}


class Commune(models.Model):
    """A commune or ward since 1 July 2025, by its five-digit statistics-office code."""

    code = models.CharField(_("mã"), max_length=5, primary_key=True)
    name = models.CharField(_("tên"), max_length=50)
    kind = models.CharField(_("loại"), max_length=10, choices=CommuneKind.choices)
    folded = models.CharField(max_length=50, db_index=True, editable=False)
    latitude = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("kinh độ"), max_digits=8, decimal_places=5)
    area_km2 = models.DecimalField(_("diện tích (km²)"), max_digits=7, decimal_places=2)

    objects: ClassVar[CommuneQuerySet] = CommuneQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("xã, phường")
        verbose_name_plural = _("xã, phường")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["ward", "commune"]), name="commune_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="commune_point_on_earth",
            ),
        )

    def __str__(self) -> str:
        return f"{OFFICIAL_KINDS[self.kind]} {self.name}"


class FormerCommune(models.Model):
    """A commune of before 1 July 2025 and one of the communes that took it in, whole or in part."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="former")
    name = models.CharField(max_length=50)
    kind = models.CharField(max_length=10)
    district = models.CharField(max_length=50)
    folded = models.CharField(max_length=50, db_index=True, editable=False)

    class Meta:
        verbose_name = _("xã cũ")
        verbose_name_plural = _("xã cũ")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["ward", "commune", "township"]),
                name="former_commune_kind_known",
            ),
            models.UniqueConstraint(
                fields=["commune", "kind", "name", "district"], name="one_former_commune_each"
            ),
        )

    def __str__(self) -> str:
        return f"{OFFICIAL_KINDS[self.kind].lower()} {self.name}, {self.district_title}"

    @property
    def district_title(self) -> str:
        """The district with its kind; Lạng Sơn was the province's only city."""
        kind = "thành phố" if self.district == "Lạng Sơn" else "huyện"
        return f"{kind} {self.district}"


class BoundarySet(models.Model):
    """One loaded file of boundaries; at most one is kept, and its digest says which."""

    digest = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=200)
    credit = models.CharField(max_length=300)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bộ ranh giới")
        verbose_name_plural = _("bộ ranh giới")

    def __str__(self) -> str:
        return f"{self.source} ({self.digest[:12]})"


class Boundary(models.Model):
    """The polygon of one commune in WGS 84, as compressed well-known binary."""

    commune = models.OneToOneField(Commune, on_delete=models.CASCADE, primary_key=True)
    boundary_set = models.ForeignKey(
        BoundarySet, on_delete=models.CASCADE, related_name="boundaries"
    )
    shape = models.BinaryField()

    class Meta:
        verbose_name = _("ranh giới")
        verbose_name_plural = _("ranh giới")

    def __str__(self) -> str:
        return f"{self.commune_id}"
