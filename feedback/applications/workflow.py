"""The states of an application, who moves it on, what the applicant reads and whose turn it is."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from feedback.cases.workflow import SENDER, Note, Step, Text, Workflow

HANDLE = "applications.handle_application"
REVIEW = "applications.review_application"
DECIDE = "applications.decide_application"


class ApplicationState(TextChoices):
    DRAFT = "draft", _("Nháp")
    SUBMITTED = "submitted", _("Mới nộp")
    RECEIVED = "received", _("Đã tiếp nhận")
    NOT_RECEIVED = "not_received", _("Không tiếp nhận")
    IN_REVIEW = "in_review", _("Đang thẩm định")
    NEEDS_SUPPLEMENT = "needs_supplement", _("Chờ bổ sung")
    PROPOSED = "proposed", _("Chờ quyết định")
    APPROVED = "approved", _("Được duyệt")
    REFUSED = "refused", _("Không được duyệt")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Turn(TextChoices):
    APPLICANT = "applicant", _("Đến lượt bạn")
    OFFICE = "office", _("Đến lượt cơ quan xử lý")
    NOBODY = "nobody", _("Đã kết thúc")


S = ApplicationState

APPLICATION = Workflow(
    name="application",
    states=ApplicationState,
    steps=(
        Step("submit", (S.DRAFT,), S.SUBMITTED, _("Nộp hồ sơ"), SENDER),
        Step("receive", (S.SUBMITTED,), S.RECEIVED, _("Tiếp nhận"), HANDLE, Note.OPTIONAL),
        Step(
            "not_receive",
            (S.SUBMITTED,),
            S.NOT_RECEIVED,
            _("Không tiếp nhận"),
            HANDLE,
            Note.REQUIRED,
        ),
        Step("start_review", (S.RECEIVED,), S.IN_REVIEW, _("Bắt đầu thẩm định"), HANDLE),
        Step(
            "request_supplement",
            (S.IN_REVIEW,),
            S.NEEDS_SUPPLEMENT,
            _("Yêu cầu bổ sung"),
            HANDLE,
            Note.OPTIONAL,
        ),
        Step("answer_supplement", (S.NEEDS_SUPPLEMENT,), S.IN_REVIEW, _("Gửi bổ sung"), SENDER),
        # What is proposed stays inside the office until another person has decided.
        Step("propose", (S.IN_REVIEW,), S.PROPOSED, _("Trình quyết định"), REVIEW, public=False),
        Step(
            "return_proposal",
            (S.PROPOSED,),
            S.IN_REVIEW,
            _("Trả lại để thẩm định thêm"),
            DECIDE,
            public=False,
        ),
        Step("approve", (S.PROPOSED,), S.APPROVED, _("Duyệt"), DECIDE, Note.REQUIRED),
        Step("refuse", (S.PROPOSED,), S.REFUSED, _("Không duyệt"), DECIDE, Note.REQUIRED),
        Step(
            "withdraw",
            (S.DRAFT, S.SUBMITTED, S.RECEIVED, S.IN_REVIEW, S.NEEDS_SUPPLEMENT, S.PROPOSED),
            S.WITHDRAWN,
            _("Rút hồ sơ"),
            SENDER,
        ),
    ),
    public_wording={
        S.SUBMITTED: _("Đã nộp, chờ tiếp nhận"),
        S.RECEIVED: _("Đã tiếp nhận, chờ thẩm định"),
        S.NEEDS_SUPPLEMENT: _("Cần bạn bổ sung"),
        S.PROPOSED: _("Đang thẩm định"),
        S.NOT_RECEIVED: _("Không được tiếp nhận"),
    },
)

# Whose turn it is, and what happens next in words for the applicant.
TURNS: Mapping[str, Turn] = {
    S.DRAFT: Turn.APPLICANT,
    S.SUBMITTED: Turn.OFFICE,
    S.RECEIVED: Turn.OFFICE,
    S.IN_REVIEW: Turn.OFFICE,
    S.NEEDS_SUPPLEMENT: Turn.APPLICANT,
    S.PROPOSED: Turn.OFFICE,
    S.NOT_RECEIVED: Turn.NOBODY,
    S.APPROVED: Turn.NOBODY,
    S.REFUSED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
}
NEXT: Mapping[str, Text] = {
    S.DRAFT: _("Trả lời các phần còn lại, kiểm tra rồi nộp trước khi đợt đóng."),
    S.SUBMITTED: _("Cán bộ xem hồ sơ đã đủ chưa rồi tiếp nhận."),
    S.RECEIVED: _("Cán bộ bắt đầu thẩm định hồ sơ."),
    S.IN_REVIEW: _("Cán bộ thẩm định từng phần của hồ sơ, rồi trình người có thẩm quyền."),
    S.NEEDS_SUPPLEMENT: _("Sửa những câu được yêu cầu rồi gửi lại. Các câu khác giữ nguyên."),
    S.PROPOSED: _("Cán bộ thẩm định từng phần của hồ sơ, rồi trình người có thẩm quyền."),
    S.NOT_RECEIVED: _("Đọc lý do bên dưới. Bạn có thể nộp hồ sơ mới khi đợt còn mở."),
    S.APPROVED: _("Cơ quan phụ trách chương trình sẽ liên hệ với bạn để thực hiện."),
    S.REFUSED: _("Đọc lý do và cách khắc phục bên dưới để chuẩn bị cho đợt sau."),
    S.WITHDRAWN: _("Hồ sơ đã được rút. Cơ quan không xử lý tiếp."),
}

LIVE = (S.SUBMITTED, S.RECEIVED, S.IN_REVIEW, S.NEEDS_SUPPLEMENT, S.PROPOSED)
TONES: Mapping[str, str] = {
    S.DRAFT: "neutral",
    S.NEEDS_SUPPLEMENT: "warning",
    S.APPROVED: "success",
    S.REFUSED: "danger",
    S.NOT_RECEIVED: "danger",
    S.WITHDRAWN: "neutral",
}


def tone(state: str) -> str:
    """Return the badge tone of a state; the word always stands beside it."""
    return TONES.get(state, "info")
