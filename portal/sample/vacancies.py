"""Jobs and projects."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.models import JobPage, JobsIndexPage, ProjectPage, ProjectsIndexPage
from portal.sample.pages import body, communes, load_folder
from portal.sample.pictures import picture
from portal.sample.reading import Text


def load_jobs(now: datetime) -> None:
    """Publish the vacancies; each stays open for some days from now."""

    def fill(page: JobPage, text: Text) -> None:
        page.employer = text.field("employer")
        page.place = text.field("place")
        page.communes = communes(text)
        page.positions = int(text.field("positions"))
        page.salary_text = text.field("salary")
        open_days = timedelta(days=int(text.field("open_days")))
        page.deadline_date = timezone.localdate(now) + open_days
        page.body = body(text.parts(), text.language)
        page.contact = text.html("contact")

    load_folder("jobs", parent=JobsIndexPage, page_class=JobPage, fill=fill, now=now)


def load_projects(now: datetime) -> None:
    """Publish the projects."""
    load_folder(
        "projects",
        parent=ProjectsIndexPage,
        page_class=ProjectPage,
        fill=_fill_project,
        now=now,
    )


def _fill_project(page: ProjectPage, text: Text) -> None:
    page.status = text.field("status")
    page.place = text.field("place")
    page.communes = communes(text)
    page.budget_text = text.field("budget")
    page.period_text = text.field("period")
    page.cover = picture(text.field("cover"), text.language)
    page.body = body(text.parts(), text.language)
