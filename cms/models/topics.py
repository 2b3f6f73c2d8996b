"""What pages are about."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet


class TopicQuerySet(models.QuerySet["Topic"]):
    def in_language(self, language: str) -> "TopicQuerySet":
        """Return the topics as they are called in one language."""
        return self.filter(locale__language_code=language)


@register_snippet
class Topic(TranslatableMixin):
    """A topic has one slug, the same in every language: `?chu-de=<slug>`."""

    name = models.CharField(_("tên"), max_length=80)
    slug = models.SlugField(_("đường dẫn"), max_length=80)

    objects = TopicQuerySet.as_manager()

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("chủ đề")
        verbose_name_plural = _("chủ đề")
        constraints = (
            models.UniqueConstraint(fields=["slug", "locale"], name="one_topic_per_slug"),
        )

    def __str__(self) -> str:
        return self.name


def topics_in(topics: Iterable[Topic], *, language: str) -> list[Topic]:
    """Return the topics as they are called in the language, or as they are where untranslated."""
    own = {topic.slug: topic for topic in topics}
    translated = Topic.objects.in_language(language).filter(slug__in=own)
    named = own | {topic.slug: topic for topic in translated}
    return sorted(named.values(), key=lambda topic: topic.slug)
