"""What applicants and officers fill in."""

from feedback.applications.forms.answers import AnswersForm
from feedback.applications.forms.applicant import MessageForm, StartForm
from feedback.applications.forms.office import (
    ImportForm,
    ProposalForm,
    QueueForm,
    RoundForm,
    SupplementForm,
)

__all__ = [
    "AnswersForm",
    "ImportForm",
    "MessageForm",
    "ProposalForm",
    "QueueForm",
    "RoundForm",
    "StartForm",
    "SupplementForm",
]
