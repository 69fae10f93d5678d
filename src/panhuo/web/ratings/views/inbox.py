"""Enterprises rate: with an account from their list, without one through a one-time link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User, organisations_of
from panhuo.patents.api import display_number, display_owner
from panhuo.portfolio.ratings.api import (
    EnterpriseRating,
    Invitation,
    InvitationState,
    answer,
    decline,
    invitation_by_token,
    may_answer,
)
from panhuo.web.access import UserRequest, members_only, public
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.ratings.forms import RatingForm


@members_only
@require_GET
def inbox(request: UserRequest) -> HttpResponse:
    """What this person's enterprise is asked to rate, the soonest first; then what it said."""
    own = Invitation.objects.visible_to(request.user).filter(enterprise__in=organisations_of(request.user))
    related = own.select_related("patent", "round__organisation").prefetch_related("patent__identifiers")
    waiting = related.filter(state=InvitationState.SENT).order_by("round__due_on", "pk")
    done = related.exclude(state=InvitationState.SENT).order_by("-answered_at", "-pk")
    context = {"waiting": waiting, "page": paginate(request, done)}
    return render(request, "web/ratings/inbox.html", context)


@members_only
@require_http_methods(["GET", "POST"])
def rate(request: UserRequest, pk: int) -> HttpResponse:
    """The form of one invitation; after it comes the next one that waits."""
    invitation = _invitation(request, pk)
    if not may_answer(request.user, invitation):
        raise NotAllowed
    form = RatingForm(request.POST or None, initial=_initial(invitation, request.user))
    if request.method == "POST" and form.is_valid() and _answered(form, invitation, request.user):
        messages.success(request, _("评价已提交，谢谢"))
        following = Invitation.objects.visible_to(request.user).filter(
            enterprise=invitation.enterprise, state=InvitationState.SENT
        )
        first = following.order_by("round__due_on", "pk").first()
        return redirect("rating-rate", first.pk) if first else redirect("rating-inbox")
    return _page(request, invitation, form)


@members_only
@require_POST
def rate_decline(request: UserRequest, pk: int) -> HttpResponse:
    """Say that one doesn't rate it."""
    decline(_invitation(request, pk), reason=request.POST.get("reason", ""), user=request.user)
    messages.success(request, _("已答复：不评价这件专利"))
    return redirect("rating-inbox")


@public
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same form through a one-time link; what it shows is what the office sends, nothing else."""
    invitation = invitation_by_token(token)
    if invitation is None:
        raise Http404
    if invitation.state != InvitationState.SENT:
        return render(request, "web/ratings/thanks.html", {"over": True})
    form = RatingForm(request.POST or None)
    if request.method == "POST":
        if request.POST.get("decline"):
            decline(invitation, reason=request.POST.get("declared", ""), user=None)
            return render(request, "web/ratings/thanks.html", {"over": False})
        if form.is_valid() and _answered(form, invitation, None):
            return render(request, "web/ratings/thanks.html", {"over": False})
    return _page(request, invitation, form, by_link=True)


def _answered(form: RatingForm, invitation: Invitation, user: User | None) -> bool:
    """False where the rules refused it: the form then says why."""
    try:
        answer(invitation, **form.said(), user=user)
    except InvalidInput as error:
        blame(form, error)
        return False
    except NotAllowed:
        raise
    except DomainError as error:
        blame(form, error)
        return False
    return True


def _page(request: HttpRequest, invitation: Invitation, form: RatingForm, *, by_link: bool = False) -> HttpResponse:
    patent = invitation.patent
    context = {
        "invitation": invitation,
        "patent": patent,
        "number": display_number(patent),
        "owner": display_owner(patent),
        "form": form,
        "by_link": by_link,
    }
    return render(request, "web/ratings/rate.html", context, status=422 if form.errors else 200)


def _initial(invitation: Invitation, user: User) -> dict[str, Any]:
    """The last word of this enterprise on the patent, to be changed; else only the person's name."""
    last = EnterpriseRating.objects.filter(invitation=invitation).order_by("-pk").first()
    if last is None:
        return {"rater_name": user.display_name}
    names = ("improvement", "interest", "modes", "rater_name")
    return {name: getattr(last, name) for name in names} | {"prospect": str(last.prospect), "declared": last.conflict}


def _invitation(request: UserRequest, pk: int) -> Invitation:
    rows = Invitation.objects.visible_to(request.user).select_related("round__organisation", "patent", "enterprise")
    return get_object_or_404(rows, pk=pk)
