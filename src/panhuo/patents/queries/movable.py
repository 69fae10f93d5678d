"""What changing the visibility of many records would do, counted before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from panhuo.orgs.access import WORKING, Viewer, roles_of
from panhuo.orgs.api import User
from panhuo.patents.domain.record import INSTALLATION_REALM, PUBLIC_REALM
from panhuo.patents.enums import Visibility
from panhuo.patents.models import PatentIdentifier
from panhuo.patents.queries.visible import PatentQuerySet


@dataclass(frozen=True, slots=True)
class Movable:
    """Of `total` records: not the user's to change; at this level already; of nobody (can't be one organisation's).

    `changing` are those that would be changed, by their level now; `joining` of them meet an equal record there, which
    becomes one with them; `foreign` meet another organisation's and would be left as they are.
    """

    total: int
    others: int
    same: int
    unheld: int
    changing: dict[str, int]
    joining: int
    foreign: int

    @property
    def count(self) -> int:
        return sum(self.changing.values())


def kept_patents(patents: PatentQuerySet, user: User) -> PatentQuerySet:
    """Those of which the user may change the record."""
    if Viewer.of(user).sees_all:
        return patents
    houses = [pk for pk, role in roles_of(user).items() if role in WORKING]
    return patents.filter(holder__in=houses) if user.is_active else patents.none()


def to_move(patents: PatentQuerySet, *, visibility: str, user: User) -> PatentQuerySet:
    """Those that `visibility` would change: the user's own ones at another level.

    Where they would meet another organisation's record, they are left out.
    """
    own = _at_other_level(patents, visibility, user)
    return own.exclude(pk__in=_meeting(own, visibility, foreign=True).values("patent"))


def movable(patents: PatentQuerySet, *, visibility: str, user: User) -> Movable:
    """The counts, with a handful of queries however many there are."""
    total, kept = patents.count(), kept_patents(patents, user)
    wanted, moving = _at_other_level(patents, visibility, user), to_move(patents, visibility=visibility, user=user)
    same = kept.filter(visibility=visibility).count()
    mine = kept.count()
    levels = {level: moving.filter(visibility=level).count() for level in Visibility.values}
    own = _meeting(moving, visibility, foreign=False).values("patent").distinct().count()
    return Movable(
        total=total,
        others=total - mine,
        same=same,
        unheld=mine - same - wanted.count(),
        changing={level: n for level, n in levels.items() if n},
        joining=own,
        foreign=wanted.count() - sum(levels.values()),
    )


def _at_other_level(patents: PatentQuerySet, visibility: str, user: User) -> PatentQuerySet:
    own = kept_patents(patents, user).exclude(visibility=visibility)
    return own.exclude(holder=None) if visibility == Visibility.ORGANISATION else own


def _meeting(patents: PatentQuerySet, visibility: str, *, foreign: bool) -> QuerySet[PatentIdentifier, Any]:
    """Numbers of `patents` that another record bears where they would move to: another organisation's, or not."""
    public = visibility == Visibility.PUBLIC
    realm: Any = Value(PUBLIC_REALM) if public else Coalesce(F("patent__holder"), Value(INSTALLATION_REALM))
    place: Any = Value(PUBLIC_REALM) if public else Coalesce(OuterRef("patent__holder"), Value(INSTALLATION_REALM))
    twins = PatentIdentifier.objects.filter(kind=OuterRef("kind"), key=OuterRef("key"), realm=place)
    twins = twins.exclude(patent=OuterRef("patent"))
    theirs = Q(patent__holder__isnull=False) & ~Q(patent__holder=Coalesce(OuterRef("patent__holder"), Value(0)))
    numbers = PatentIdentifier.objects.filter(patent__in=patents.order_by().values("pk")).exclude(realm=realm)
    return numbers.filter(Exists(twins.filter(theirs if foreign else ~theirs)))
