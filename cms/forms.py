"""What is put right when an editor saves a page."""

from typing import Any, Final

from wagtail.admin.forms import WagtailAdminPageForm

from portal.places.models import Commune
from portal.vietnamese.encodings import decode

PLAIN_TEXTS: Final = (
    "title",
    "lead",
    "search_description",
    "number",
    "issuer",
    "signer",
    "full_text",
)


class PortalPageForm(WagtailAdminPageForm):
    """
    Takes plain text in the old encodings for what it says; the desk then tells the editor.

    Communes are offered in the order in which people look for them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "communes" in self.fields:
            self.fields["communes"].queryset = Commune.objects.by_name()

    def clean(self) -> dict[str, Any]:
        """Decode what was pasted in TCVN3 or VNI."""
        cleaned: dict[str, Any] = super().clean()
        for name in PLAIN_TEXTS:
            decoded = decode(str(cleaned.get(name) or ""))
            if decoded.encoding:
                cleaned[name] = decoded.text
                self.instance.decoded_from = decoded.encoding
        return cleaned
