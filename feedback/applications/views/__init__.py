"""The applicant's pages: each reads what came, calls one action, and shows or redirects."""

from feedback.applications.views.dossier import dossier, message, receipt, supplement, withdraw
from feedback.applications.views.drafting import autosave, merge, section, tasks
from feedback.applications.views.listing import my_applications
from feedback.applications.views.sending import check
from feedback.applications.views.starting import start

__all__ = [
    "autosave",
    "check",
    "dossier",
    "merge",
    "message",
    "my_applications",
    "receipt",
    "section",
    "start",
    "supplement",
    "tasks",
    "withdraw",
]
