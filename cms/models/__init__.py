"""Page classes, one noun per module; every other slice imports them from here."""

from cms.models.base import BasePage
from cms.models.home import HomePage
from cms.models.jobs import JobPage, JobsIndexPage
from cms.models.media import PortalDocument, PortalImage, PortalRendition
from cms.models.news import ArticlePage, NewsIndexPage
from cms.models.plain import PlainPage
from cms.models.policies import PolicyDocumentPage, PolicyKind
from cms.models.policy_index import PolicyIndexPage
from cms.models.policy_parts import PolicyAttachment, PolicyRelation, RelationKind
from cms.models.programmes import ProgrammeDocument, ProgrammeIndexPage, ProgrammePage
from cms.models.projects import ProjectPage, ProjectsIndexPage, ProjectStatus
from cms.models.readings import DocumentReading, ReadingState
from cms.models.topics import Topic

__all__ = [
    "ArticlePage",
    "BasePage",
    "DocumentReading",
    "HomePage",
    "JobPage",
    "JobsIndexPage",
    "NewsIndexPage",
    "PlainPage",
    "PolicyAttachment",
    "PolicyDocumentPage",
    "PolicyIndexPage",
    "PolicyKind",
    "PolicyRelation",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ProgrammeDocument",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProjectPage",
    "ProjectStatus",
    "ProjectsIndexPage",
    "ReadingState",
    "RelationKind",
    "Topic",
]
