"""The home page: for strangers what this is, for people with an account whose turn it is."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.matching.api import LatestMatch, MatchRating, latest_matches, patents_for_need
from panhuo.needs.api import Need, NeedStatus, format_budget
from panhuo.orgs.api import OrganisationKind, Registration, RegistrationStatus, User, organisations_of
from panhuo.patents.api import Patent, display_number, display_owner
from panhuo.web.access import UserRequest, members_only, public, signed_in
from panhuo.web.home.figures import figures
from panhuo.web.home.turns import turns
from panhuo.web.listing import paginate
from panhuo.web.match.facts import need_owner
from panhuo.web.match.make import patent_cards
from panhuo.web.match.rows import asked
from panhuo.web.match.subject import need_subject

NEWEST: Final = 5
MATCHES: Final = 4
SHOWN_KEY: Final = "home-shown-need"
SHOWN_SECONDS: Final = 600


@public
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Two pages at one address."""
    if isinstance(request.user, User):
        context: dict[str, Any] = {
            "organisations": organisations_of(request.user),
            "turns": turns(request.user),
            "applied": _waiting_registrations(request.user),
            "figures": figures(request.user),
            "needs": _newest_needs(request.user) if _offers(request.user) else [],
            "patents": [] if _offers(request.user) else _newest_patents(request.user),
        }
        return render(request, "web/home/turns.html", context)
    context = {
        "figures": figures(request.user),
        "needs": _newest_needs(request.user),
        "patents": _newest_patents(request.user),
    }
    return render(request, "web/home/welcome.html", context)


@signed_in
@require_GET
def home_matches(request: UserRequest) -> HttpResponse:
    """The latest matches: fetched by htmx, as they ask the index and the page itself should be there at once."""
    matches = [_line(match) for match in latest_matches(request.user, limit=MATCHES)]
    return render(request, "web/home/_matches.html", {"matches": matches})


@public
@require_GET
def home_example(request: HttpRequest) -> HttpResponse:
    """A real match among public records; nothing where there is none. Fetched by htmx."""
    return render(request, "web/home/_example.html", {"shown": _shown(AnonymousUser())})


@members_only
@require_GET
def fitting(request: UserRequest) -> HttpResponse:
    """Matches that somebody of the user's organisations rated as fitting: the records behind the figure."""
    rated = MatchRating.objects.filter(organisation__in=organisations_of(request.user), value=3).order_by("-at", "-pk")
    page = paginate(request, rated.select_related("user"))
    needs = Need.objects.visible_to(request.user).in_bulk([one.need_id for one in page if one.need_id])
    patents = Patent.objects.visible_to(request.user).in_bulk([one.patent_id for one in page])
    rows = [(one, needs.get(one.need_id or 0), patents.get(one.patent_id)) for one in page]
    return render(request, "web/home/fitting.html", {"page": page, "rows": rows})


def _offers(user: User) -> bool:
    """Whether somebody rather looks for needs than for patents: all but people of enterprises."""
    kinds = set(organisations_of(user).values_list("kind", flat=True))
    return kinds != {OrganisationKind.ENTERPRISE}


def _waiting_registrations(user: User) -> list[Registration]:
    waiting = Registration.objects.filter(applicant=user, status=RegistrationStatus.PENDING)
    return list(waiting.select_related("organisation"))


def _newest_needs(user: User | AnonymousUser) -> list[dict[str, Any]]:
    needs = Need.objects.visible_to(user).filter(status=NeedStatus.OPEN).select_related("organisation").order_by("-pk")
    return [{"need": need, "owner": need_owner(need, user), "budget": format_budget(need)} for need in needs[:NEWEST]]


def _newest_patents(user: User | AnonymousUser) -> list[dict[str, Any]]:
    rows = (
        Patent.objects.visible_to(user).prefetch_related("identifiers", "owners__owner_name").order_by("-pk")[:NEWEST]
    )
    return [{"patent": one, "number": display_number(one), "owner": display_owner(one)} for one in rows]


def _line(match: LatestMatch) -> dict[str, Any]:
    return {"match": match, "card": patent_cards([match.hit])[0], "owner": display_owner(match.hit.patent)}


def _shown(user: AnonymousUser) -> dict[str, Any] | None:
    """A real match for people who don't know us yet: of the newest public needs the one that is answered best.

    Which need it is, is kept for a while; the match itself is found anew, so that nothing withdrawn is shown. That
    there is none is not kept: the first index may be in the making.
    """
    kept = cache.get(SHOWN_KEY)
    if kept and (found := _shown_need(kept, user)):
        return found
    best = max(latest_matches(user, limit=NEWEST), key=_covered, default=None)
    if best is None or best.need is None or not _covered(best):
        return None
    cache.set(SHOWN_KEY, best.need.pk, SHOWN_SECONDS)
    return _shown_need(best.need.pk, user)


def _shown_need(pk: int, user: AnonymousUser) -> dict[str, Any] | None:
    open_needs = Need.objects.visible_to(user).filter(pk=pk, status=NeedStatus.OPEN)
    need = open_needs.select_related("organisation").first()
    hits = patents_for_need(need, user=user, limit=1).hits if need else ()
    if need is None or not hits:
        return None
    cards = patent_cards(hits)
    return {"card": cards[0], "need": need, "subject": need_subject(need, asked(hits[0].explanation), cards)}


def _covered(match: LatestMatch) -> int:
    return patent_cards([match.hit])[0].covered
