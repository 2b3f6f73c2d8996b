"""Which communes and wards a page speaks of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from cms.models.base import BasePage
from portal.places.models import Commune


class PlacedPage(BasePage):
    """A page that names the communes it speaks of; the search narrows by them."""

    communes = ParentalManyToManyField(
        "places.Commune",
        blank=True,
        related_name="+",
        verbose_name=_("xã, phường"),
        help_text=_("Chọn những nơi trang này nói tới; để trống nếu nói về cả tỉnh"),
    )

    place_panels = [
        FieldPanel(
            "communes",
            classname="collapsed",
            widget=forms.CheckboxSelectMultiple,
        )
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("communes"),
    ]

    class Meta:
        abstract = True

    def places(self) -> list[Commune]:
        """Return the communes by name."""
        return sorted(self.communes.all(), key=lambda commune: commune.folded)

    def commune_codes(self) -> tuple[str, ...]:
        """Return the communes' codes, as the search takes them."""
        return tuple(sorted(commune.code for commune in self.communes.all()))
