"""The states of a report, the moves between them, and what the public reads."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from feedback.cases.workflow import SENDER, Note, Step, Workflow

HANDLE = "reports.handle_report"


class State(TextChoices):
    SUBMITTED = "submitted", _("Chờ xem xét")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    IN_PROGRESS = "in_progress", _("Đang xử lý")
    NEEDS_INFO = "needs_info", _("Chờ bổ sung")
    RESOLVED = "resolved", _("Đã giải quyết")
    CLOSED = "closed", _("Đã kết thúc")
    REJECTED = "rejected", _("Không thụ lý")
    WITHDRAWN = "withdrawn", _("Người gửi đã rút")


OPEN = (State.SUBMITTED, State.ACCEPTED, State.IN_PROGRESS)

WORKFLOW = Workflow(
    name="report",
    states=State,
    steps=(
        Step("accept", (State.SUBMITTED,), State.ACCEPTED, _("Tiếp nhận"), HANDLE, Note.OPTIONAL),
        Step(
            "start",
            (State.SUBMITTED, State.ACCEPTED),
            State.IN_PROGRESS,
            _("Bắt đầu xử lý"),
            HANDLE,
            Note.OPTIONAL,
        ),
        Step("ask", OPEN, State.NEEDS_INFO, _("Hỏi thêm người gửi"), HANDLE, Note.REQUIRED),
        # Back to the first state: an officer reads the answer before anything is shown.
        Step("answer", (State.NEEDS_INFO,), State.SUBMITTED, _("Gửi bổ sung"), SENDER, Note.NONE),
        Step(
            "resume",
            (State.NEEDS_INFO,),
            State.IN_PROGRESS,
            _("Xử lý tiếp, không chờ nữa"),
            HANDLE,
            Note.OPTIONAL,
        ),
        Step(
            "resolve",
            (State.ACCEPTED, State.IN_PROGRESS),
            State.RESOLVED,
            _("Báo đã giải quyết"),
            HANDLE,
            Note.OPTIONAL,
        ),
        Step("reopen", (State.RESOLVED,), State.IN_PROGRESS, _("Mở lại"), HANDLE, Note.REQUIRED),
        Step("close", (State.RESOLVED,), State.CLOSED, _("Kết thúc"), HANDLE, Note.REQUIRED),
        Step(
            "reject",
            (State.SUBMITTED, State.ACCEPTED),
            State.REJECTED,
            _("Không thụ lý"),
            HANDLE,
            Note.REQUIRED,
        ),
        Step(
            "withdraw",
            (*OPEN, State.NEEDS_INFO),
            State.WITHDRAWN,
            _("Rút phản ánh"),
            SENDER,
            Note.NONE,
        ),
    ),
    public_wording={
        State.SUBMITTED: _("Đã nhận, đang xem xét"),
        State.ACCEPTED: _("Đã tiếp nhận"),
        State.IN_PROGRESS: _("Đang xử lý"),
        State.NEEDS_INFO: _("Chờ người gửi bổ sung"),
        State.RESOLVED: _("Đã giải quyết"),
        State.CLOSED: _("Đã giải quyết và kết thúc"),
        State.REJECTED: _("Không thụ lý"),
        State.WITHDRAWN: _("Người gửi đã rút"),
    },
)

# How a state is coloured beside its word: tones of the badge component.
TONES = {
    State.SUBMITTED: "neutral",
    State.ACCEPTED: "info",
    State.IN_PROGRESS: "info",
    State.NEEDS_INFO: "warning",
    State.RESOLVED: "success",
    State.CLOSED: "success",
    State.REJECTED: "danger",
    State.WITHDRAWN: "neutral",
}

# Steps that the reporter is mailed about, if an address was left.
MAILED = frozenset({"accept", "ask", "resolve", "close", "reject"})
# Steps after which a report may be seen by everyone, and steps that take it back.
PUBLISHING = frozenset({"accept", "start", "resume"})
HIDING = frozenset({"reject", "withdraw"})
