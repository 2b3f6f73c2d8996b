"""Making or renewing the page of one record."""

from enum import Enum

from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import PolicyDocumentPage, PolicyIndexPage
from cms.models.policies import policy_identity
from cms.policy_import.records import PolicyRecord, RecordError
from portal.vietnamese.folding import fold, slug

FIELDS = (
    "number",
    "kind",
    "title",
    "lead",
    "issuer",
    "signer",
    "issued_date",
    "effective_date",
    "full_text",
)


class Outcome(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@transaction.atomic
def take(record: PolicyRecord, *, index: PolicyIndexPage) -> Outcome:
    """
    Publish the record's page, wholly or not at all.

    A record that the file did not change is left alone, and with it what editors changed since.

    :raises RecordError: if editors hold a draft of the page or have withdrawn it
    """
    page = _existing(record, index=index)
    if page is None:
        page = PolicyDocumentPage(locale=index.locale, slug=_free_slug(record, index=index))
        _fill(page, record)
        page.live = False  # publishing makes it live: what follows from that is written once
        index.add_child(instance=page)
        page.save_revision().publish()
        return Outcome.CREATED
    if page.import_digest == record.digest:
        return Outcome.UNCHANGED
    if not page.live:
        raise RecordError(_("biên tập viên đã gỡ văn bản này; hãy xuất bản lại rồi nhập"))
    if page.has_unpublished_changes:
        raise RecordError(_("đang có bản nháp chưa xuất bản; hãy xuất bản hoặc bỏ rồi nhập"))
    _fill(page, record)
    page.save_revision().publish()
    return Outcome.UPDATED


def identity_of(record: PolicyRecord, *, language: str) -> str:
    """Return what tells the record from all others; those without number go by title and date."""
    return policy_identity(
        number=record.number, issued_date=record.issued_date, language=language
    ) or (f"{fold(record.title)}/{record.issued_date}/{language}")


def _existing(record: PolicyRecord, *, index: PolicyIndexPage) -> PolicyDocumentPage | None:
    pages = PolicyDocumentPage.objects.filter(locale=index.locale).select_for_update(of=("self",))
    if record.number:
        return pages.filter(
            identity=identity_of(record, language=index.locale.language_code)
        ).first()
    return pages.filter(
        number="", folded_title=fold(record.title)[:300], issued_date=record.issued_date
    ).first()


def _fill(page: PolicyDocumentPage, record: PolicyRecord) -> None:
    for name in FIELDS:
        setattr(page, name, getattr(record, name))
    page.import_digest = record.digest


def _free_slug(record: PolicyRecord, *, index: PolicyIndexPage) -> str:
    """Return an address of the title, with the date where another document has the title's."""
    plain = slug(record.title, max_length=80) or "van-ban"
    taken = set(
        PolicyDocumentPage.objects.child_of(index)
        .filter(slug__startswith=plain)
        .values_list("slug", flat=True)
    )
    if plain not in taken:
        return plain
    dated = f"{plain}-{record.issued_date:%Y%m%d}"
    count = 2
    candidate = dated
    while candidate in taken:
        candidate, count = f"{dated}-{count}", count + 1
    return candidate
