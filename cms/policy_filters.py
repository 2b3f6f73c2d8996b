"""What narrows the list of documents: a shareable address, and how many each choice would show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from django.db.models import Count
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from cms.listing import PAGE_PARAMETER, asked
from cms.models.policies import PolicyKind
from cms.models.topics import Topic, topics_in
from cms.querysets.policies import PolicyQuerySet
from cms.validity import Validity

SORTS = {"moi": "newest", "cu": "oldest", "ten": "by_title"}
GROUPS = ("loai", "hieu-luc", "nam", "chu-de", "co-quan")
PARAMETERS = ("q", *GROUPS, "xep", PAGE_PARAMETER)
LONGEST_GROUP = 12


@dataclass(frozen=True)
class Choice:
    """One line of a filter group."""

    label: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class PolicyFilters:
    """The filters in force; a value the list does not know is simply not set."""

    on: date
    language: str
    query: str = ""
    sort_by: str = "moi"
    values: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest, *, language: str, on: date) -> Self:
        """Return the filters that the address asks for."""
        values = {name: asked(request, name) for name in GROUPS}
        if values["loai"] not in PolicyKind.values:
            values["loai"] = ""
        if values["hieu-luc"] not in Validity.values:
            values["hieu-luc"] = ""
        if not (values["nam"].isascii() and values["nam"].isdigit() and len(values["nam"]) == 4):
            values["nam"] = ""
        sort_by = asked(request, "xep")
        return cls(
            on=on,
            language=language,
            query=asked(request, "q"),
            sort_by=sort_by if sort_by in SORTS else "moi",
            values={name: value for name, value in values.items() if value},
        )

    @property
    def is_set(self) -> bool:
        return bool(self.query or self.values)

    def narrow(self, documents: PolicyQuerySet, *, leaving_out: str = "") -> PolicyQuerySet:
        """Return the documents that pass every filter, except those of one group if named."""
        documents = documents.with_validity(on=self.on)
        if self.query:
            documents = documents.named_like(self.query)
        narrowing: dict[str, Callable[[PolicyQuerySet, str], PolicyQuerySet]] = {
            "loai": lambda found, value: found.filter(kind=value),
            "hieu-luc": lambda found, value: found.filter(validity_code=value),
            "nam": lambda found, value: found.filter(issued_date__year=int(value)),
            "chu-de": lambda found, value: found.about(value),
            "co-quan": lambda found, value: found.filter(issuer=value),
        }
        for name, value in self.values.items():
            if name != leaving_out:
                documents = narrowing[name](documents, value)
        return documents

    def sort(self, documents: PolicyQuerySet) -> PolicyQuerySet:
        """Return the documents in the order asked for."""
        ordered: PolicyQuerySet = getattr(documents, SORTS[self.sort_by])()
        return ordered

    def facets(self, documents: PolicyQuerySet) -> list[dict[str, Any]]:
        """Return the filter groups, each choice with the number of documents it would show."""
        fields = {
            "loai": (_("Loại văn bản"), "kind", dict(PolicyKind.choices)),
            "hieu-luc": (_("Hiệu lực"), "validity_code", dict(Validity.choices)),
            "nam": (_("Năm ban hành"), "issued_date__year", None),
            "chu-de": (_("Chủ đề"), "topics__slug", self._topic_names()),
            "co-quan": (_("Cơ quan ban hành"), "issuer", None),
        }
        groups = []
        for name, (label, column, names) in fields.items():
            rows = (
                self.narrow(documents, leaving_out=name)
                .order_by()
                .values_list(column)
                .annotate(total=Count("pk", distinct=True))
            )
            choices = list(self._choices(name, rows, names))
            if choices:
                groups.append({"name": name, "label": label, "choices": choices[:LONGEST_GROUP]})
        return groups

    def _choices(
        self, name: str, rows: Iterable[tuple[Any, int]], names: dict[str, Any] | None
    ) -> Iterable[Choice]:
        current = self.values.get(name, "")
        known = [(str(value), total) for value, total in rows if value]
        # Years run backwards, everything else by what there is most of.
        known.sort(key=lambda row: (-int(row[0]),) if name == "nam" else (-row[1], row[0]))
        for value, total in known:
            yield Choice(
                label=str(names.get(value, value)) if names else value,
                href=self.address(name, "" if value == current else value),
                count=total,
                is_current=value == current,
            )

    def _topic_names(self) -> dict[str, str]:
        used = Topic.objects.filter(policies__isnull=False).distinct()
        return {topic.slug: topic.name for topic in topics_in(used, language=self.language)}

    def address(self, name: str, value: str) -> str:
        """Return the query of this list with one filter set, or taken away by an empty value."""
        changed = replace(self, values={**self.values, name: value})
        return changed.query_string()

    def query_string(self, *, sort_by: str = "") -> str:
        """Return the shareable query of these filters."""
        query = QueryDict(mutable=True)
        pairs = {"q": self.query, **self.values}
        order = sort_by or self.sort_by
        if order != "moi":
            pairs["xep"] = order
        for key, value in pairs.items():
            if value:
                query[key] = value
        return f"?{query.urlencode()}"

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """The orders a reader may choose from."""
        names = {"moi": _("Mới nhất"), "cu": _("Cũ nhất"), "ten": _("Tên A–Y")}
        return [
            {
                "label": label,
                "href": self.query_string(sort_by=key),
                "current": key == self.sort_by,
            }
            for key, label in names.items()
        ]
