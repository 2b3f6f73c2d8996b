"""The parts of the sample content, in the order in which they rest on each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from feedback.applications import sample as applications
from feedback.reports import sample as reports
from portal.sample.accounts import load_accounts
from portal.sample.models import LoadedPart
from portal.sample.news import load_articles
from portal.sample.pages import VIETNAMESE, load_topics
from portal.sample.pictures import load_pictures
from portal.sample.policies import load_policies
from portal.sample.programmes import load_programmes
from portal.sample.vacancies import load_jobs, load_projects


@dataclass(frozen=True)
class SamplePart:
    """Something that is loaded whole or not at all."""

    name: str
    label: str | Promise
    load: Callable[[datetime], None]


PARTS: Final = (
    SamplePart("accounts", _("tài khoản và tổ chức"), lambda _now: load_accounts()),
    SamplePart("topics", _("chủ đề"), lambda _now: load_topics()),
    SamplePart("pictures", _("hình minh họa"), lambda _now: load_pictures()),
    SamplePart("policies", _("văn bản và tệp đính kèm"), load_policies),
    SamplePart("programmes", _("chương trình"), load_programmes),
    SamplePart("articles", _("tin tức"), load_articles),
    SamplePart("jobs", _("việc làm xanh"), load_jobs),
    SamplePart("projects", _("dự án"), load_projects),
    SamplePart("reports", _("phản ánh mẫu"), lambda now: reports.load(now=now)),
    SamplePart("applications", _("hồ sơ mẫu"), lambda now: applications.load(now=now)),
)


def load_missing(*, now: datetime) -> Iterator[SamplePart]:
    """
    Load the parts that were never loaded, each in a transaction, and yield each when it is kept.

    A part that somebody deleted since stays deleted. Two runs at once load each part once.
    """
    for part in PARTS:
        with override(VIETNAMESE), transaction.atomic():
            _mark, is_new = LoadedPart.objects.get_or_create(
                name=part.name, defaults={"loaded_at": now}
            )
            if is_new:
                part.load(now)
        if is_new:
            yield part
