"""The start page, the form and the receipt."""

from datetime import datetime

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import segno

from feedback.cases.actions import UploadRefused, discard_upload
from feedback.cases.models import Attachment
from feedback.cases.serving import signed_address
from feedback.reports import actions
from feedback.reports.actions.photos import EVIDENCE
from feedback.reports.forms import FormKeys, ReportForm
from feedback.reports.models import Category, Report
from feedback.reports.tasks import tracking_url
from portal.web.limits import client_address, take
from portal.web.pages import public_page

# A whole commune may share one address: many reports an hour, but not a flood.
REPORTS_AN_HOUR = 120
RECEIPT_LIVES = 2 * 24 * 3600
RECEIPT_SALT = "feedback.reports.receipt"


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponse:
    categories = Category.objects.offered().in_order()
    return render(request, "reports/index.html", {"categories": categories})


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        chosen = {"category": request.GET.get("loai", "")[:30]}
        return _form(request, ReportForm(now=now, initial=chosen), keys=FormKeys.new(now=now))
    form = ReportForm(request.POST, request.FILES, now=now)
    keys = FormKeys.read(request.POST.get("ticket", ""))
    if keys is None:
        form.add_error(None, _("Biểu mẫu đã mở quá lâu. Kiểm tra lại, chọn lại ảnh rồi gửi."))
        return _form(request, form, keys=FormKeys.new(now=now))
    wait = take(
        scope="report", subject=client_address(request), limit=REPORTS_AN_HOUR, seconds=3600
    )
    if wait:
        text = _("Mạng của bạn gửi quá nhiều phản ánh. Giữ trang này, gửi lại sau %(count)s phút.")
        form.add_error(None, text % {"count": -(-wait // 60)})
        return _form(request, form, keys=keys, status=429)
    return _receive(request, form, keys=keys, now=now)


def _receive(
    request: HttpRequest, form: ReportForm, *, keys: FormKeys, now: datetime
) -> HttpResponse:
    if actions.receipt_of(keys.key) is None:
        _keep_photos(request, form, keys=keys, now=now)
        if form.is_valid() and form.too_fast(keys.opened_at):
            form.add_error(None, _("Biểu mẫu được gửi quá nhanh. Kiểm tra lại rồi gửi lần nữa."))
        if not form.is_valid():
            return _form(request, form, keys=keys)
        actions.submit(
            form.report(),
            key=keys.key,
            owner_key=keys.owner_key,
            language=get_language() or "vi",
            now=now,
        )
    return redirect("reports:receipt", token=signing.dumps(keys.key, salt=RECEIPT_SALT))


def _keep_photos(request: HttpRequest, form: ReportForm, *, keys: FormKeys, now: datetime) -> None:
    """Keep good photos at once, so that no other mistake of the form loses them."""
    for uuid in request.POST.getlist("remove_photo"):
        discard_upload(owner_key=keys.owner_key, uuid=uuid)
    for upload in request.FILES.getlist("photos"):
        try:
            actions.keep_photo(upload, owner_key=keys.owner_key, purpose=EVIDENCE, now=now)
        except UploadRefused as refusal:
            form.add_error("photos", refusal)


def _form(
    request: HttpRequest, form: ReportForm, *, keys: FormKeys, status: int = 200
) -> HttpResponse:
    photos = Attachment.objects.waiting(keys.owner_key).order_by("created_at", "pk")
    context = {
        "form": form,
        "ticket": keys.ticket,
        "photos": [
            {"uuid": one.uuid, "name": one.original_name, "src": signed_address(one, small=True)}
            for one in photos
        ],
    }
    return render(request, "reports/submit.html", context, status=status)


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    try:
        key = signing.loads(token, salt=RECEIPT_SALT, max_age=RECEIPT_LIVES)
    except signing.BadSignature as error:
        raise Http404 from error
    found = actions.receipt_of(key)
    if found is None:
        raise Http404
    report = Report.objects.with_case().get(case=found.case)
    clock = found.case.clocks.filter(kind="report_screening").first()
    drawn = segno.make(tracking_url(found.case), error="m").svg_inline(scale=4, border=2)
    context = {
        "report": report,
        "code": found.case.reference,
        "secret": found.secret,
        "qr_svg": mark_safe(drawn),  # noqa: S308 - drawn by segno from our own address
        "due_at": clock.due_at if clock else None,
        "tracking_url": f"{reverse('tracking:index')}?ma={found.case.reference}",
    }
    return render(request, "reports/receipt.html", context)
