"""What the slice keeps: programmes with rounds and frozen forms, applications with snapshots."""

from feedback.applications.models.application import Application, Submission
from feedback.applications.models.outcome import Decision, Outcome, SupplementRequest
from feedback.applications.models.programme import FormVersion, Programme, Round, RoundState

__all__ = [
    "Application",
    "Decision",
    "FormVersion",
    "Outcome",
    "Programme",
    "Round",
    "RoundState",
    "Submission",
    "SupplementRequest",
]
