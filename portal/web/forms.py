"""One renderer for every form: label, hint, error, control, in that order."""

from django import forms
from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Renders forms and fields with the portal's own components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class OpinionForm(forms.Form):
    """Was this page useful? Answered by two buttons, from a page that is the same for all."""

    page = forms.RegexField(regex=r"^/[^\s?#]*$", max_length=300)
    is_useful = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
