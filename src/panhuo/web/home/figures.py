"""Figures of the home page; each leads to the records that it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.matching.api import MatchRating
from panhuo.needs.api import Need, NeedFilters, NeedStatus, seen_facets
from panhuo.orgs.api import (
    SUPPLY_KINDS,
    Organisation,
    OrganisationKind,
    User,
    is_installation_admin,
    own_organisations,
)
from panhuo.patents.api import LegalState, Patent, PatentFilters, PatentQuerySet, filter_patents, seen_states


@dataclass(frozen=True, slots=True)
class Figure:
    """`parts`: what the number is made of, each with its own address."""

    label: str
    value: int
    url: str
    parts: tuple[tuple[str, int, str], ...] = ()


def figures(user: User | AnonymousUser) -> list[Figure]:
    """One's own first, then what one may see at all."""
    own = own_organisations(user)
    return [*_own(user, own), *_all(user)]


def _own(user: User | AnonymousUser, own: list[Organisation]) -> Iterator[Figure]:
    for organisation in own:
        if organisation.kind in SUPPLY_KINDS:
            yield from _stock(user, organisation)
        elif organisation.kind != OrganisationKind.AUTHORITY:
            address = reverse("need-list") + f"?organisation={organisation.pk}"
            count = Need.objects.visible_to(user).filter(organisation=organisation, status=NeedStatus.OPEN).count()
            yield Figure(_("%(name)s的需求") % {"name": organisation}, count, f"{address}&status=open")
    if own:
        fitting = (
            MatchRating.objects.filter(organisation__in=own, value=3).values("need_id", "patent_id").distinct().count()
        )
        if fitting:
            yield Figure(_("本机构评为合适的匹配"), fitting, reverse("home-fitting"))


def _stock(user: User | AnonymousUser, organisation: Organisation) -> Iterator[Figure]:
    """What it owns; and what it keeps beside that, such as records whose owner is not resolved yet."""
    visible = Patent.objects.visible_to(user)
    owned = PatentFilters(owner=(f"org:{organisation.pk}",))
    counts = _states(filter_patents(visible, owned))
    parts = tuple((label, n, _address(replace(owned, state=(value,)))) for value, label, n in counts)
    yield Figure(_("%(name)s的专利") % {"name": organisation}, sum(n for _v, _l, n in counts), _address(owned), parts)
    kept = PatentFilters(holder=organisation.pk)
    number = filter_patents(visible, kept).count()
    if number:
        yield Figure(_("由%(name)s保管的记录") % {"name": organisation}, number, _address(kept))


def _address(filters: PatentFilters) -> str:
    return f"{reverse('patent-list')}?{urlencode(filters.params())}"


def _all(user: User | AnonymousUser) -> Iterator[Figure]:
    address = reverse("patent-list")
    counts = _seen_states(user)
    parts = tuple((label, n, f"{address}?state={value}") for value, label, n in counts)
    known = isinstance(user, User)
    yield Figure(_("能看到的专利") if known else _("公开的专利"), sum(n for _v, _l, n in counts), address, parts)
    needs = seen_facets(user, NeedFilters(status=(NeedStatus.OPEN,))).total
    yield Figure(_("征集中的需求"), needs, reverse("need-list") + "?status=open")
    if is_installation_admin(user):
        yield Figure(_("机构"), Organisation.objects.active().count(), reverse("organisation"))


def _seen_states(user: User | AnonymousUser) -> list[tuple[str, str, int]]:
    """(value, label, number) by legal state."""
    counted = seen_states(user)
    return [(value, str(label), counted[value]) for value, label in LegalState.choices if counted[value]]


def _by_state(patents: PatentQuerySet) -> dict[str, int]:
    return dict(patents.order_by().values_list("legal_state").annotate(n=Count("pk")))


def _states(patents: PatentQuerySet) -> list[tuple[str, str, int]]:
    counted = _by_state(patents)
    return [(value, str(label), counted[value]) for value, label in LegalState.choices if counted.get(value)]
