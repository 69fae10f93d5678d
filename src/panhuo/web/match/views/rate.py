"""Ratings, by htmx or by a plain form."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.matching.api import rate_match
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only, signed_in
from panhuo.web.match.ratings import RatingView, saved_message
from panhuo.web.match.views.find import need_of, own_profile, patent_of
from panhuo.web.match.who import Looker


@signed_in
@require_POST
def need_match_rate(request: UserRequest, pk: int) -> HttpResponse:
    """`patent`, `value` 1–3 and perhaps a `reason`, for a need."""
    need, patent = need_of(request, pk), patent_of(request, _id(request, "patent"))
    view = _saved(request, patent, need, other="patent", url=reverse("need-match-rate", args=(pk,)))
    return _answer(request, view, reverse("need-match", args=(pk,)))


@signed_in
@require_POST
def patent_match_rate(request: UserRequest, pk: int) -> HttpResponse:
    """The same from the patent's page, with `need`."""
    patent, need = patent_of(request, pk), need_of(request, _id(request, "need"))
    view = _saved(request, patent, need, other="need", url=reverse("patent-match-rate", args=(pk,)))
    return _answer(request, view, reverse("patent-match", args=(pk,)))


@members_only
@require_POST
def profile_match_rate(request: UserRequest) -> HttpResponse:
    """The same for the profile of the user's enterprise."""
    profile = own_profile(request)
    if profile is None:
        raise Http404
    patent = patent_of(request, _id(request, "patent"))
    view = _saved(request, patent, profile, other="patent", url=reverse("profile-match-rate"))
    return _answer(request, view, reverse("profile-match"))


def _saved(
    request: UserRequest, patent: Patent, demand: Need | EnterpriseProfile, *, other: str, url: str
) -> RatingView:
    side = Looker.of(request.user).side(patent, demand)
    if side is None:
        raise NotAllowed(_("只有需求方或权利人的经办人才能评价。"), code="rating.side")
    value = request.POST.get("value", "")
    if value not in {"1", "2", "3"}:
        raise InvalidInput(_("评价应为 1、2 或 3"), field="value", code="rating.value")
    given = {"need": demand} if isinstance(demand, Need) else {"profile": demand}
    reason = request.POST.get("reason", "")
    rated = rate_match(
        **given, patent=patent, side=side, user=request.user, value=int(value), reason=reason,
        reasons=request.POST.getlist("reasons"),
    )  # fmt: skip
    return RatingView(
        url=url,
        other_name=other,
        other_id=patent.pk if other == "patent" else demand.pk,
        rank=_number(request.POST.get("rank", "")),
        back=_back(request),
        value=rated.value,
        reason=rated.reason,
        reasons=tuple(rated.reasons),
        message=saved_message(rated.value),
    )


def _answer(request: UserRequest, view: RatingView, page: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "web/match/_rating.html", {"rating": view})
    messages.success(request, view.message)
    return redirect(f"{view.back or page}#m{view.rank}")


def _id(request: HttpRequest, name: str) -> int:
    value = _number(request.POST.get(name, ""))
    if not value:
        raise Http404
    return value


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004  # what a BIGINT holds


def _back(request: HttpRequest) -> str:
    url = request.POST.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}) else ""
