"""What residents and officers fill in."""

from feedback.reports.forms.handling import AfterPhotoForm, NoteForm, QueueFilterForm, ReplyForm
from feedback.reports.forms.keys import FormKeys
from feedback.reports.forms.public import PublicFilterForm
from feedback.reports.forms.sending import ReportForm
from feedback.reports.forms.tracking import MessageForm, TrackForm

__all__ = [
    "AfterPhotoForm",
    "FormKeys",
    "MessageForm",
    "NoteForm",
    "PublicFilterForm",
    "QueueFilterForm",
    "ReplyForm",
    "ReportForm",
    "TrackForm",
]
