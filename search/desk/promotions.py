"""Results put first: listed, made, changed, withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin.auth import permission_required

from search.desk.access import header, member
from search.desk.forms import PromotionForm
from search.models import Promotion
from search.promotions import actions
from search.promotions.actions import PROMOTE

PER_PAGE = 50
ICON = "pick"


@require_safe
@permission_required(PROMOTE)
def promotions(request: HttpRequest) -> HttpResponse:
    """List the promotions and whether each is shown today."""
    found = Promotion.objects.with_questions().order_by("position", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    shown = Promotion.objects.standing(on=timezone.localdate())
    today = set(shown.filter(pk__in=[one.pk for one in page]).values_list("pk", flat=True))
    context = {
        **header(_("Kết quả ưu tiên"), icon=ICON),
        "page": page,
        "rows": [{"promotion": one, "is_shown": one.pk in today} for one in page],
    }
    return render(request, "search/desk/promotions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PROMOTE)
def create(request: HttpRequest) -> HttpResponse:
    """Make a promotion; a question may come along from the lists of questions."""
    initial = {"questions": request.GET.get("question", "")[:100]}
    form = PromotionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.promote(form.details(), actor=member(request))
        messages.success(request, _("Đã đặt kết quả ưu tiên."))
        return redirect("search_desk:promotions")
    return _form(request, form, title=_("Đặt kết quả ưu tiên"))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PROMOTE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a promotion."""
    promotion = get_object_or_404(Promotion.objects.with_questions(), pk=pk)
    form = PromotionForm(request.POST or None, initial=PromotionForm.answers(promotion))
    if request.method == "POST" and form.is_valid():
        actions.change(promotion, form.details(), actor=member(request))
        messages.success(request, _("Đã lưu kết quả ưu tiên."))
        return redirect("search_desk:promotions")
    return _form(request, form, title=_("Sửa kết quả ưu tiên"), promotion=promotion)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PROMOTE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then delete a promotion."""
    promotion = get_object_or_404(Promotion.objects.with_questions(), pk=pk)
    if request.method == "POST":
        actions.withdraw(promotion, actor=member(request))
        messages.success(request, _("Đã bỏ kết quả ưu tiên."))
        return redirect("search_desk:promotions")
    context = {
        **_header(_("Bỏ kết quả ưu tiên")),
        "question": _("Kết quả “%(title)s” sẽ không hiện lên đầu nữa.") % {"title": promotion},
        "button": _("Bỏ"),
        "back": reverse("search_desk:promotions"),
    }
    return render(request, "search/desk/ask.html", context)


def _header(title: str) -> dict[str, Any]:
    return header(title, icon=ICON, parents=(("search_desk:promotions", _("Kết quả ưu tiên")),))


def _form(
    request: HttpRequest, form: PromotionForm, *, title: str, promotion: Promotion | None = None
) -> HttpResponse:
    context = {**_header(title), "form": form, "promotion": promotion}
    return render(request, "search/desk/promotion.html", context)
