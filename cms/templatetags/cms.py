"""What templates of published pages need."""

from django import template

from cms.validity import TONES, Validity

register = template.Library()


@register.simple_tag
def validity_badge(code: str) -> dict[str, str]:
    """Return the words and the tone of a validity."""
    state = Validity(code)
    return {"label": str(state.label), "tone": TONES[state]}
