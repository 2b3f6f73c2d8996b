"""One renderer for every form: label, hint, error, control, in that order."""

from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Renders forms and fields with the portal's own components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
