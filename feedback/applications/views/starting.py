"""The start page of a round: what it asks for, and the way in."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from feedback.applications import actions
from feedback.applications.forms import StartForm
from feedback.applications.forms.applicant import MYSELF
from feedback.applications.models import Application, Round, RoundState
from feedback.applications.views.access import person


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show a round to anyone; starting a draft asks for a sign-in."""
    round_ = get_object_or_404(
        Round.objects.select_related("programme__page", "form_version"), pk=round_id
    )
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.path)
    form = _form(request)
    now = timezone.now()
    if form is not None and form.is_valid():
        try:
            application = actions.start_application(
                round_,
                applicant=person(request),
                organisation=form.organisation(),
                language=get_language() or "vi",
                now=now,
            )
        except actions.RoundClosedError:
            return redirect(request.path)
        return redirect("applications:dossier", uuid=application.case.uuid)
    return render(request, "applications/start.html", _context(request, round_, form))


def _form(request: HttpRequest) -> StartForm | None:
    if not request.user.is_authenticated:
        return None
    user = person(request)
    if request.method != "POST":
        return StartForm(user=user)
    data = request.POST.copy()
    if "applicant" not in data and not user.organisations.exists():
        data["applicant"] = MYSELF  # nobody else to choose: the page does not ask
    return StartForm(data, user=user)


def _context(request: HttpRequest, round_: Round, form: StartForm | None) -> dict[str, object]:
    language = get_language() or "vi"
    frozen = round_.form_version.form
    mine = None
    if request.user.is_authenticated:
        begun = Application.objects.of_people(person(request)).not_withdrawn()
        mine = begun.in_round(round_.pk).select_related("case").order_by("pk").first()
    return {
        "round": round_,
        "form": form,
        "asks_for_whom": form is not None and bool(form.organisations),
        "mine": mine,
        "is_open": round_.state_at(timezone.now()) == RoundState.OPEN,
        "is_forecast": round_.state_at(timezone.now()) == RoundState.FORECAST,
        "sections": [section.title.in_language(language) for section in frozen.sections],
        "evidence": [
            question.label.in_language(language)
            for question in frozen.questions()
            if question.kind == "file"
        ],
    }
