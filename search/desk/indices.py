"""The engines' state, and rebuilding an index with progress."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wagtail.admin.auth import permission_required

from search import readiness, sequence
from search.desk.access import SEE, header, member
from search.engines.base import EngineUnavailableError
from search.models import Rebuild
from search.rebuilding import actions
from search.rebuilding.actions import REBUILD
from search.rebuilding.workflow import RebuildState

ICON = "cogs"
REMEMBERED = 20


@require_safe
@permission_required(SEE)
def indices(request: HttpRequest) -> HttpResponse:
    """Show each engine: whether it answers, how far it is, when it was built last."""
    now = timezone.now()
    state = readiness.lag()
    history = list(Rebuild.objects.select_related("requested_by").newest_first()[:REMEMBERED])
    context = {
        **header(_("Chỉ mục"), icon=ICON),
        "state": state,
        "breaker": _breaker(state["breaker"]),
        "engines": [
            _engine(name, told, history, now=now) for name, told in state["engines"].items()
        ],
        "history": history,
        "may_rebuild": member(request).has_perm(REBUILD),
        "has_way_back": "elasticsearch" in state["engines"],
    }
    return render(request, "search/desk/indices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(REBUILD)
def rebuild(request: HttpRequest, engine: str) -> HttpResponse:
    """Ask, then have a worker rebuild an engine's index."""
    if request.method == "POST":
        try:
            asked = actions.ask(engine, actor=member(request), now=timezone.now())
        except actions.AlreadyRebuildingError:
            messages.warning(request, _("Chỉ mục này đang được dựng lại; đây là tiến độ của nó."))
            asked = Rebuild.objects.open().get(engine=engine)
        except actions.NotInUseError:
            messages.warning(request, _("Máy tìm này không được dùng."))
            return redirect("search_desk:indices")
        return redirect("search_desk:progress", pk=asked.pk)
    context = {
        **_header(_("Dựng lại chỉ mục")),
        "question": _(
            "Chỉ mục mới được dựng bên cạnh chỉ mục đang dùng rồi thay vào; trong lúc đó người"
            " đọc vẫn tìm được."
        ),
        "button": _("Dựng lại"),
        "back": reverse("search_desk:indices"),
    }
    return render(request, "search/desk/ask.html", context)


@require_safe
@permission_required(REBUILD)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a rebuild came; the page works without a script, by being loaded again."""
    found = get_object_or_404(Rebuild, pk=pk)
    context = {**_header(_("Tiến độ dựng lại")), "rebuild": found, "told": _told(found)}
    return render(request, "search/desk/progress.html", context)


@require_safe
@permission_required(REBUILD)
def progress_data(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell a script how far a rebuild came."""
    return JsonResponse(_told(get_object_or_404(Rebuild, pk=pk)))


@require_POST
@permission_required(REBUILD)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a rebuild off."""
    found = get_object_or_404(Rebuild, pk=pk)
    try:
        actions.cancel(found, actor=member(request), now=timezone.now())
        messages.success(request, _("Đã dừng. Chỉ mục đang dùng vẫn như cũ."))
    except actions.NotOpenError:
        messages.warning(request, _("Lần dựng này đã kết thúc, không cần dừng."))
    return redirect("search_desk:progress", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(REBUILD)
def go_back(request: HttpRequest) -> HttpResponse:
    """Ask, then let Elasticsearch answer from the index before the last rebuild."""
    if request.method == "POST":
        try:
            actions.go_back(actor=member(request))
            messages.success(request, _("Elasticsearch đang trả lời bằng chỉ mục trước đó."))
        except actions.NotInUseError:
            messages.warning(request, _("Elasticsearch không được dùng."))
        except EngineUnavailableError as error:
            text = _("Không quay lại được: %(reason)s. Hãy dựng lại chỉ mục.")
            messages.error(request, text % {"reason": error})
        return redirect("search_desk:indices")
    context = {
        **_header(_("Quay lại chỉ mục trước")),
        "question": _("Elasticsearch sẽ trả lời bằng chỉ mục trước lần dựng gần nhất."),
        "button": _("Quay lại chỉ mục trước"),
        "back": reverse("search_desk:indices"),
    }
    return render(request, "search/desk/ask.html", context)


def _header(title: str) -> dict[str, Any]:
    return header(title, icon=ICON, parents=(("search_desk:indices", _("Chỉ mục")),))


def _engine(
    name: str, told: dict[str, Any], history: list[Rebuild], *, now: datetime
) -> dict[str, Any]:
    since = sequence.waiting_since(told["index_seq"]) if told.get("behind") else None
    mine = [one for one in history if one.engine == name]
    built = [one for one in mine if one.state == RebuildState.DONE]
    open_ones = [one for one in mine if one.is_open]
    return told | {
        "name": name,
        "behind_seconds": max(0, round((now - since).total_seconds())) if since else 0,
        "last": built[0] if built else None,
        "open": open_ones[0] if open_ones else None,
    }


def _breaker(state: str) -> str:
    words = {
        "closed": _("đang hỏi Elasticsearch"),
        "half_open": _("đang thử hỏi lại Elasticsearch"),
        "open": _("tạm nghỉ Elasticsearch, máy tìm nhúng trả lời thay"),
    }
    return words.get(state, state)


def _told(rebuild: Rebuild) -> dict[str, Any]:
    counts = {"done": rebuild.done, "total": rebuild.total}
    texts = {
        RebuildState.WAITING: _("Đang chờ tiến trình nền."),
        RebuildState.RUNNING: _("Đã đọc %(done)s trong %(total)s mục.") % counts,
        RebuildState.DONE: _("Đã xong: %(done)s mục.") % counts,
        RebuildState.FAILED: _("Không thành. Chỉ mục đang dùng vẫn như cũ."),
        RebuildState.CANCELLED: _("Đã dừng. Chỉ mục đang dùng vẫn như cũ."),
    }
    return {
        "state": rebuild.state,
        "is_open": rebuild.is_open,
        "percent": rebuild.percent,
        "text": texts[RebuildState(rebuild.state)],
    }
