"""The account pages: a person's own data and their organisations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from allauth.socialaccount.adapter import get_adapter as get_social_adapter

from portal.users import actions, policies, roles
from portal.users.desk_gate import has_second_step
from portal.users.forms import InvitationForm, OrganisationForm, ProfileForm
from portal.users.models import Invitation, Membership, Organisation, User

_form = require_http_methods(["GET", "HEAD", "POST"])


def _person(request: HttpRequest) -> User:
    """Return the signed-in person; the views ask for one before."""
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    return request.user


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    context = {
        "person": user,
        "memberships": Membership.objects.of(user),
        "has_second_step": has_second_step(user),
        "has_password": user.has_usable_password(),
        "roles": [role.label for role in roles.of(user)],
        "is_staff": roles.is_staff(user),
        "providers": get_social_adapter().list_providers(request),
    }
    return render(request, "users/home.html", context)


@_form
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    initial = {"full_name": user.full_name, "language": user.language}
    form = ProfileForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.update_profile(user, **form.cleaned_data)
        messages.success(request, _("Đã lưu thông tin của bạn."))
        return redirect("users:home")
    return render(request, "users/profile.html", {"form": form})


@require_safe
@login_required
def desk_security(request: HttpRequest) -> HttpResponse:
    if has_second_step(_person(request)):
        return redirect("wagtailadmin_home")
    return render(request, "users/desk_security.html")


@_form
@login_required
def organisation_create(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.create_organisation(
                actor=_person(request), now=timezone.now(), **form.cleaned_data
            )
        except actions.TaxCodeTakenError:
            form.add_error(
                "tax_code",
                _("Mã số thuế này đã được đăng ký. Hãy nhờ người đại diện mời bạn làm thành viên."),
            )
        else:
            messages.success(request, _("Đã tạo tổ chức."))
            return redirect("users:organisation", pk=made.pk)
    return render(request, "users/organisation_create.html", {"form": form})


@_form
@login_required
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    user, found = _person(request), _organisation(request, pk)
    form = InvitationForm(request.POST or None)
    if form.is_valid() and _invite(request, found, form):
        return redirect("users:organisation", pk=pk)
    may_manage = policies.may_manage(user, found)
    context = {
        "organisation": found,
        "memberships": found.memberships.in_order(),
        "invitations": found.invitations.open(at=timezone.now()).order_by("email", "pk")
        if may_manage
        else Invitation.objects.none(),
        "form": form,
        "may_manage": may_manage,
        "person": user,
    }
    return render(request, "users/organisation.html", context)


@require_POST
@login_required
def member_remove(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    found = _membership(request, pk, membership)
    user = _person(request)
    try:
        actions.remove_member(found, actor=user, now=timezone.now())
    except actions.LastOwnerError:
        messages.error(
            request, _("Tổ chức cần có người đại diện. Hãy chọn thêm người đại diện trước.")
        )
        return redirect("users:organisation", pk=pk)
    if found.user_id == user.pk:
        messages.success(request, _("Bạn đã rời tổ chức."))
        return redirect("users:home")
    messages.success(request, _("Thành viên đã ra khỏi tổ chức."))
    return redirect("users:organisation", pk=pk)


@require_POST
@login_required
def member_make_owner(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    found = _membership(request, pk, membership)
    actions.make_owner(found, actor=_person(request), now=timezone.now())
    messages.success(request, _("Tổ chức có thêm một người đại diện."))
    return redirect("users:organisation", pk=pk)


@_form
@login_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    user = _person(request)
    try:
        found = actions.find_invitation(token, now=now)
        if request.method == "POST":
            made = actions.accept_invitation(token, actor=user, now=now)
            messages.success(request, _("Bạn đã là thành viên của tổ chức."))
            return redirect("users:organisation", pk=made.organisation_id)
    except actions.InvitationGoneError:
        return render(request, "users/invitation_gone.html", status=404)
    except actions.InvitationForAnotherError:
        pass  # the page says so and what to do
    context = {"invitation": found, "is_theirs": found.email == user.email, "person": user}
    return render(request, "users/invitation.html", context)


def _organisation(request: HttpRequest, pk: int) -> Organisation:
    """Return the organisation if the person belongs to it, or answer 404."""
    return get_object_or_404(Organisation.objects.visible_to(_person(request)), pk=pk)


def _membership(request: HttpRequest, pk: int, membership: int) -> Membership:
    found = _organisation(request, pk)
    return get_object_or_404(
        Membership.objects.select_related("organisation", "user"), organisation=found, pk=membership
    )


def _invite(request: HttpRequest, organisation: Organisation, form: InvitationForm) -> bool:
    """Send the invitation, or say in the form why not."""
    try:
        actions.invite_member(
            organisation,
            actor=_person(request),
            email=form.cleaned_data["email"],
            language=(get_language() or "vi")[:2],
            now=timezone.now(),
        )
    except actions.AlreadyMemberError:
        form.add_error("email", _("Người này đã là thành viên."))
        return False
    except actions.TooManyInvitationsError:
        form.add_error("email", _("Có quá nhiều lời mời chưa được nhận. Hãy đợi rồi mời tiếp."))
        return False
    messages.success(request, _("Đã gửi lời mời. Liên kết trong thư có hiệu lực 14 ngày."))
    return True
