"""The pages of followers; none says whether an address is known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.web import errors
from portal.web.limits import client_address, take
from search.alerts import actions, links, wording
from search.alerts.forms import FollowForm, ManageForm
from search.models import Alert, Rhythm
from search.presenting.filters import address
from search.query import SearchQuery

# A whole office may share one network address.
REQUESTS_AN_HOUR = 30
# Nobody's letter box is filled by others: further requests get the same answer and no mail.
MAILS_AN_HOUR = 3
MAILS_A_DAY = 8
HOUR, DAY = 3600, 24 * 3600


# The page of results is the same for all and holds no token; the owner's mail is what confirms.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    query = SearchQuery.parse(request.GET)
    if query.is_empty:
        return redirect("search:results")
    if request.method != "POST":
        return _form(request, FollowForm(), query)
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        return errors.bad_request(request)
    form = FollowForm(request.POST)
    subject = client_address(request)
    wait = take(scope="alert", subject=subject, limit=REQUESTS_AN_HOUR, seconds=HOUR)
    if wait:
        text = _("Mạng của bạn gửi quá nhiều yêu cầu. Giữ trang này, gửi lại sau %(count)s phút.")
        form.add_error(None, text % {"count": -(-wait // 60)})
        return _form(request, form, query, status=429)
    if not form.is_valid():
        return _form(request, form, query)
    email = form.cleaned_data["email"]
    if _may_be_mailed(email):
        actions.ask(
            query,
            address=email,
            rhythm=form.cleaned_data["rhythm"],
            language=get_language() or "vi",
            now=timezone.now(),
        )
    return redirect("search_alerts:sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "search/alerts/sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    uuid = links.read_confirm(token)
    found = Alert.objects.filter(uuid=uuid).first() if uuid else None
    if found is None:
        return render(request, "search/alerts/gone.html", status=410)
    if request.method != "POST":  # a mail reader that opens links ahead confirms nothing
        return render(request, "search/alerts/confirm.html", _told(found))
    try:
        alert = actions.confirm(found.uuid, now=timezone.now())
    except actions.NothingAskedError:
        return render(request, "search/alerts/gone.html", status=410)
    except actions.TooManyQuestionsError:
        context = {"most": actions.MOST_QUESTIONS, "manage_url": links.manage_path(found)}
        return render(request, "search/alerts/too_many.html", context, status=409)
    return render(request, "search/alerts/confirmed.html", _told(alert))


@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    address_hash = links.read_manage(token)
    done = _managed(request, address_hash) if request.method == "POST" else ""
    alerts = Alert.objects.of_address(address_hash).confirmed().order_by("-confirmed_at", "pk")
    context = {
        "done": done,
        "items": [_told(alert) for alert in alerts],
        "rhythms": Rhythm.choices,
    }
    return render(request, "search/alerts/manage.html", context)


# Mail programs send this POST themselves (RFC 8058); the signed address is the permission.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    uuid = links.read_stop(token)
    found = Alert.objects.filter(uuid=uuid).first() if uuid else None
    if request.method == "POST" or found is None:
        if uuid:
            actions.stop(uuid)
        return render(request, "search/alerts/stopped.html")
    return render(request, "search/alerts/stop.html", _told(found))


def _may_be_mailed(email: str) -> bool:
    subject = email.lower()
    hourly = take(scope="alert-mail", subject=subject, limit=MAILS_AN_HOUR, seconds=HOUR)
    daily = take(scope="alert-mail-day", subject=subject, limit=MAILS_A_DAY, seconds=DAY)
    return not hourly and not daily


def _managed(request: HttpRequest, address_hash: str) -> str:
    """Do what was asked on the page of all questions and return what was done, in words."""
    form = ManageForm(request.POST)
    if not form.is_valid():
        return ""
    wanted = form.cleaned_data
    if wanted["act"] == "stop-all":
        actions.stop_all(address_hash)
        return _("Đã ngừng tất cả. Địa chỉ của bạn đã được xóa.")
    alert = Alert.objects.of_address(address_hash).filter(uuid=wanted["alert"]).first()
    if alert is None:
        return ""
    if wanted["act"] == "stop":
        actions.stop(alert.uuid)
        return _("Đã ngừng theo dõi câu hỏi này.")
    if not wanted["rhythm"]:
        return ""
    actions.change_rhythm(alert.uuid, rhythm=wanted["rhythm"], now=timezone.now())
    return _("Đã đổi nhịp gửi thư.")


def _told(alert: Alert) -> dict[str, object]:
    query = wording.asked(alert.question)
    return {
        "alert": alert,
        "question": wording.described(query),
        "rhythm": alert.get_rhythm_display(),
        "results_url": address(reverse("search:results"), query),
        "manage_url": links.manage_path(alert),
    }


def _form(
    request: HttpRequest, form: FollowForm, query: SearchQuery, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "question": wording.described(query),
        "results_url": address(reverse("search:results"), query),
    }
    return render(request, "search/alerts/follow.html", context, status=status)
