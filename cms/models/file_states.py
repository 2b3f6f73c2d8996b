"""The panel of a document's edit view that says what became of its files."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import Panel

from cms.models.readings import DocumentReading


class FileStatesPanel(Panel):
    """Says of each attached file whether its text could be read, and what to do if not."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Chữ trong tệp đính kèm"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/desk/file_states.html"

        def is_shown(self) -> bool:
            """Tell whether there is a file to speak of."""
            return bool(self.instance.pk) and self.instance.attachments.exists()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            order = [attachment.document_id for attachment in self.instance.attachments.all()]
            found = DocumentReading.objects.of_documents(order).select_related("document")
            readings = {reading.document_id: reading for reading in found}
            context["readings"] = [readings[pk] for pk in order if pk in readings]
            context["source"] = self.instance.text_source
            return context
