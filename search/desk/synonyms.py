"""Synonyms at the desk: listed, written, tried, put in use, retired."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wagtail.admin.auth import permission_required
from wagtail.log_actions import registry

from portal.vietnamese.writing import clean
from search.desk.access import header, member
from search.desk.synonym_forms import SynonymFilterForm, SynonymForm
from search.models import Synonym
from search.wording.synonyms import actions
from search.wording.synonyms.actions import EDIT
from search.wording.synonyms.workflow import TOLERATED_FALL, SynonymState, TrialState

PER_PAGE = 50
ICON = "list-ul"
LOG_LENGTH = 20


@require_safe
@permission_required(EDIT)
def synonyms(request: HttpRequest) -> HttpResponse:
    """List the synonyms, by a word in them and by state."""
    form = SynonymFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = Synonym.objects.by_term()
    if text := clean(chosen.get("q", "")).strip():
        found = found.naming(text)
    if chosen.get("state") in SynonymState.values:
        found = found.filter(state=chosen["state"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **header(_("Từ đồng nghĩa"), icon=ICON),
        "page": page,
        "states": SynonymState.choices,
        "q": text,
        "state": chosen.get("state", ""),
    }
    return render(request, "search/desk/synonyms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(EDIT)
def create(request: HttpRequest) -> HttpResponse:
    """Write a draft; a term may come along from the lists of questions."""
    initial = {"term": clean(request.GET.get("term", ""))[:100]}
    form = SynonymForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = actions.propose(form.details(), actor=member(request), now=timezone.now())
        messages.success(request, _("Đã lưu bản nháp. Hãy thử trước khi đưa vào dùng."))
        return redirect("search_desk:synonym", pk=made.pk)
    return _form(request, form, title=_("Thêm từ đồng nghĩa"))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft, or write one that takes the place of what is in use."""
    synonym = get_object_or_404(Synonym, pk=pk)
    form = SynonymForm(request.POST or None, initial=SynonymForm.answers(synonym))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.change(
                synonym, form.details(), actor=member(request), now=timezone.now()
            )
        except actions.NotMovableError:
            messages.warning(request, _("Từ này đã ngừng dùng. Hãy thêm một từ mới."))
            return redirect("search_desk:synonym", pk=pk)
        messages.success(request, _("Đã lưu bản nháp. Hãy thử trước khi đưa vào dùng."))
        return redirect("search_desk:synonym", pk=made.pk)
    return _form(request, form, title=_("Sửa từ đồng nghĩa"))


@require_safe
@permission_required(EDIT)
def synonym(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one synonym: its trial, what may be done, who changed it."""
    shown = get_object_or_404(Synonym.objects.select_related("changed_by"), pk=pk)
    trial = actions.current_trial(shown)
    is_tried = trial is not None and trial.state == TrialState.DONE
    logged = registry.get_logs_for_instance(shown).select_related("user")
    context = {
        **_header(shown.term),
        "synonym": shown,
        "trial": trial,
        "is_tried": is_tried,
        "is_worse": trial is not None and trial.fall > TOLERATED_FALL,
        "is_draft": shown.state == SynonymState.DRAFT,
        "is_retired": shown.state == SynonymState.RETIRED,
        "log": logged.order_by("-timestamp", "-pk")[:LOG_LENGTH],
    }
    return render(request, "search/desk/synonym.html", context)


@require_POST
@permission_required(EDIT)
def try_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a trial."""
    asked = get_object_or_404(Synonym, pk=pk)
    actions.ask_trial(asked, actor=member(request), now=timezone.now())
    messages.success(request, _("Đang thử trên bộ câu hỏi đánh giá. Tải lại trang sau một phút."))
    return redirect("search_desk:synonym", pk=pk)


_REFUSED = {
    actions.NotMovableError: gettext_lazy("Chỉ bản nháp mới đưa vào dùng được."),
    actions.NotTriedError: gettext_lazy("Hãy thử bản nháp này trước khi đưa vào dùng."),
    actions.ReasonNeededError: gettext_lazy("Kết quả kém đi. Ghi lý do nếu vẫn đưa vào dùng."),
    actions.AlreadyLiveError: gettext_lazy(
        "Một mục khác cùng từ này đang dùng. Hãy ngừng mục đó trước."
    ),
}


@require_POST
@permission_required(EDIT)
def put_in_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Let questions be understood by it."""
    asked = get_object_or_404(Synonym, pk=pk)
    reason = " ".join(clean(request.POST.get("reason", ""))[:300].split())
    try:
        actions.put_in_use(asked, actor=member(request), now=timezone.now(), reason=reason)
    except tuple(_REFUSED) as error:
        messages.error(request, _REFUSED[type(error)])
    else:
        messages.success(request, _("Từ này đã được đưa vào dùng."))
    return redirect("search_desk:synonym", pk=pk)


@require_POST
@permission_required(EDIT)
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop understanding questions by it."""
    asked = get_object_or_404(Synonym, pk=pk)
    try:
        actions.retire(asked, actor=member(request), now=timezone.now())
    except actions.NotMovableError:
        messages.warning(request, _("Từ này đã ngừng dùng rồi."))
    else:
        messages.success(request, _("Từ này đã ngừng dùng."))
    return redirect("search_desk:synonym", pk=pk)


def _header(title: str) -> dict[str, Any]:
    return header(title, icon=ICON, parents=(("search_desk:synonyms", _("Từ đồng nghĩa")),))


def _form(request: HttpRequest, form: SynonymForm, *, title: str) -> HttpResponse:
    return render(request, "search/desk/synonym_form.html", {**_header(title), "form": form})
