"""The words of the first pages, in Vietnamese and in English."""

from cms.setup.texts.base import PageText
from cms.setup.texts.plain import ACCESSIBILITY, CONTACT, OPEN_DATA, PRIVACY, SOURCES
from cms.setup.texts.sections import HOME, JOBS, NEWS, POLICIES, PROGRAMMES, PROJECTS

SECTIONS = (
    NEWS,
    PROGRAMMES,
    POLICIES,
    JOBS,
    PROJECTS,
    ACCESSIBILITY,
    PRIVACY,
    OPEN_DATA,
    CONTACT,
    SOURCES,
)

__all__ = ["HOME", "SECTIONS", "PageText"]
