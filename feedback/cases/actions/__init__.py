"""The only writers of cases; each is one verb in one transaction with its event."""

from feedback.cases.actions.assigning import assign
from feedback.cases.actions.clocks import pause_clocks, resume_clocks, start_clock, stop_clocks
from feedback.cases.actions.files import store_file
from feedback.cases.actions.messages import post_message
from feedback.cases.actions.moving import CaseChanged, move
from feedback.cases.actions.opening import open_case
from feedback.cases.actions.photos import store_photo
from feedback.cases.actions.recording import record
from feedback.cases.actions.replies import once
from feedback.cases.actions.uploads import (
    UploadRefused,
    attach_uploads,
    discard_upload,
    set_public,
)

__all__ = [
    "CaseChanged",
    "UploadRefused",
    "assign",
    "attach_uploads",
    "discard_upload",
    "move",
    "once",
    "open_case",
    "pause_clocks",
    "post_message",
    "record",
    "resume_clocks",
    "set_public",
    "start_clock",
    "stop_clocks",
    "store_file",
    "store_photo",
]
