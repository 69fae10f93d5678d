"""Figures of the home page; each leads to the records that it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.matching.api import MatchRating
from panhuo.needs.api import Need, NeedStatus
from panhuo.orgs.api import SUPPLY_KINDS, Organisation, OrganisationKind, User, is_installation_admin, organisations_of
from panhuo.patents.api import LegalState, Patent, patents_of


@dataclass(frozen=True, slots=True)
class Figure:
    """`parts`: what the number is made of, each with its own address."""

    label: str
    value: int
    url: str
    parts: tuple[tuple[str, int, str], ...] = ()


def figures(user: User | AnonymousUser) -> list[Figure]:
    """One's own first, then what one may see at all."""
    own = list(organisations_of(user)) if isinstance(user, User) else []
    return [*_own(user, own), *_all(user)]


def _own(user: User | AnonymousUser, own: list[Organisation]) -> Iterator[Figure]:
    for organisation in own:
        if organisation.kind in SUPPLY_KINDS:
            address = reverse("patent-list") + f"?owner={organisation.pk}"
            counts = _states(patents_of(organisation).visible_to(user))
            parts = tuple((label, n, f"{address}&state={value}") for value, label, n in counts)
            yield Figure(_("%(name)s的专利") % {"name": organisation}, sum(n for _v, _l, n in counts), address, parts)
        elif organisation.kind != OrganisationKind.AUTHORITY:
            address = reverse("need-list") + f"?organisation={organisation.pk}"
            count = Need.objects.visible_to(user).filter(organisation=organisation, status=NeedStatus.OPEN).count()
            yield Figure(_("%(name)s的需求") % {"name": organisation}, count, f"{address}&status=open")
    if own:
        fitting = MatchRating.objects.filter(organisation__in=own, value=3).values("need_id", "patent_id").distinct().count()
        if fitting:
            yield Figure(_("本机构评为合适的匹配"), fitting, reverse("home-fitting"))


def _all(user: User | AnonymousUser) -> Iterator[Figure]:
    address = reverse("patent-list")
    counts = _states(Patent.objects.visible_to(user))
    parts = tuple((label, n, f"{address}?state={value}") for value, label, n in counts)
    known = isinstance(user, User)
    yield Figure(_("能看到的专利") if known else _("公开的专利"), sum(n for _v, _l, n in counts), address, parts)
    needs = Need.objects.visible_to(user).filter(status=NeedStatus.OPEN).count()
    yield Figure(_("征集中的需求"), needs, reverse("need-list") + "?status=open")
    if is_installation_admin(user):
        yield Figure(_("机构"), Organisation.objects.active().count(), reverse("organisation"))


def _states(patents: object) -> list[tuple[str, str, int]]:
    counted = dict(patents.order_by().values_list("legal_state").annotate(n=Count("pk")))  # type: ignore[attr-defined]
    return [(value, str(label), counted[value]) for value, label in LegalState.choices if counted.get(value)]
