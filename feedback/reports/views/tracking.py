"""Following a report with its code and secret, and answering the office."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.cases import calendar
from feedback.cases.actions import UploadRefused, discard_upload
from feedback.cases.models import Attachment, Message
from feedback.cases.querysets import tidy_reference
from feedback.cases.serving import signed_address
from feedback.cases.workflow import StepNotAllowed
from feedback.reports import actions
from feedback.reports.actions.photos import AFTER, ANSWER
from feedback.reports.forms import FormKeys, MessageForm, TrackForm
from feedback.reports.models import Report
from feedback.reports.secrets import fits, hashed
from feedback.reports.views.public import public_timeline
from feedback.reports.workflow import TONES, WORKFLOW, State
from portal.web import errors
from portal.web.limits import client_address, take

TRIES_A_MINUTE = 10  # for one address
TRIES_AN_HOUR = 20  # for one code, from any address
OPENED = "opened_reports"  # what this session has proved the secret of


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = TrackForm(initial={"reference": request.GET.get("ma", "")[:40]})
        return render(request, "reports/track.html", {"form": form})
    form = TrackForm(request.POST)
    if not form.is_valid():
        return render(request, "reports/track.html", {"form": form})
    reference = tidy_reference(form.cleaned_data["reference"])
    if reference.startswith("HS-"):
        return render(request, "reports/track.html", {"form": form, "application": reference})
    wait = take(scope="track", subject=client_address(request), limit=TRIES_A_MINUTE, seconds=60)
    if not wait and reference:  # what is no code is not counted: all who mistype would share it
        wait = take(scope="track-code", subject=reference, limit=TRIES_AN_HOUR, seconds=3600)
    if wait:
        return errors.too_many(request, retry_after=wait)
    return _open(request, form, reference=reference)


def _open(request: HttpRequest, form: TrackForm, *, reference: str) -> HttpResponse:
    report = Report.objects.with_case().referred_to(reference).first()
    # A code that does not exist is compared too, so that it takes as long and reads the same.
    kept = report.secret_hash if report else hashed("")
    if not fits(form.cleaned_data["secret"], kept) or report is None:
        form.add_error(
            None,
            _("Mã hoặc mật khẩu tra cứu chưa đúng. Xem lại biên nhận rồi nhập lại cả hai."),
        )
        return render(request, "reports/track.html", {"form": form})
    opened = request.session.get(OPENED, [])
    request.session[OPENED] = [*opened[-9:], report.case.reference]
    return redirect("tracking:case", reference=report.case.reference)


def _opened_report(request: HttpRequest, reference: str) -> Report | None:
    if reference not in request.session.get(OPENED, []):
        return None
    return Report.objects.with_case().referred_to(reference).first()


def _ask_again(reference: str) -> HttpResponse:
    response = redirect("tracking:index")
    response["Location"] += f"?ma={reference}"
    return response


@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    report = _opened_report(request, reference)
    if report is None:
        return _ask_again(reference)
    return _page(request, report, form=MessageForm(), keys=FormKeys.new(now=timezone.now()))


def _page(
    request: HttpRequest, report: Report, *, form: MessageForm, keys: FormKeys
) -> HttpResponse:
    now = timezone.now()
    clock = report.case.clocks.running().order_by("due_at", "pk").first()
    photos = list(report.case.attachments.clean().order_by("created_at", "pk"))
    context = {
        "report": report,
        "state": WORKFLOW.wording(report.case.state),
        "tone": TONES.get(report.case.state, "neutral"),  # type: ignore[call-overload]
        "timeline": _whole_timeline(report),
        "due_at": clock.due_at if clock else None,
        "days_left": calendar.working_days_left(now, clock.due_at) if clock else None,
        "before": [_picture(one) for one in photos if one.purpose != AFTER],
        "after": [_picture(one) for one in photos if one.purpose == AFTER],
        "form": form,
        "ticket": keys.ticket,
        "waiting": [
            {"uuid": one.uuid, "name": one.original_name, "src": signed_address(one, small=True)}
            for one in Attachment.objects.waiting(keys.owner_key).order_by("created_at", "pk")
        ],
        "is_asked": report.case.state == State.NEEDS_INFO,
        "may_withdraw": any(
            step.action == "withdraw" for step in WORKFLOW.steps_from(report.case.state)
        ),
    }
    return render(request, "reports/case.html", context)


def _picture(photo: Attachment) -> dict[str, Any]:
    return {
        "url": signed_address(photo),
        "small": signed_address(photo, small=True),
        "name": photo.original_name,
    }


def _whole_timeline(report: Report) -> list[dict[str, Any]]:
    """Return the public steps and the conversation, the newest first."""

    def said(message: Message) -> dict[str, Any]:
        title = _("Cán bộ nhắn") if message.from_office else _("Bạn nhắn")
        return {
            "title": title, "at": message.created_at, "body": message.text, "tone": "neutral",
        }  # fmt: skip

    talk = [said(message) for message in report.case.messages.newest_first()]
    return sorted([*public_timeline(report), *talk], key=lambda item: item["at"], reverse=True)


@require_POST
def write(request: HttpRequest, reference: str) -> HttpResponse:
    report = _opened_report(request, reference)
    if report is None:
        return _ask_again(reference)
    now = timezone.now()
    keys = FormKeys.read(request.POST.get("ticket", "")) or FormKeys.new(now=now)
    form = MessageForm(request.POST, request.FILES)
    for uuid in request.POST.getlist("remove_photo"):
        discard_upload(owner_key=keys.owner_key, uuid=uuid)
    for upload in request.FILES.getlist("photos"):
        try:
            actions.keep_photo(upload, owner_key=keys.owner_key, purpose=ANSWER, now=now)
        except UploadRefused as refusal:
            form.add_error("photos", refusal)
    if not form.is_valid():
        return _page(request, report, form=form, keys=keys)
    text = form.cleaned_data["text"]
    actions.write_to_office(report, key=keys.key, text=text, owner_key=keys.owner_key, now=now)
    messages.success(request, _("Đã gửi lời nhắn của bạn tới cán bộ phụ trách."))
    return redirect("tracking:case", reference=reference)


@require_POST
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    report = _opened_report(request, reference)
    if report is None:
        return _ask_again(reference)
    try:
        actions.withdraw(report, now=timezone.now())
    except StepNotAllowed as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Đã rút phản ánh. Chúng tôi không xử lý tiếp."))
    return redirect("tracking:case", reference=reference)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    request.session.pop(OPENED, None)
    return redirect("tracking:index")
