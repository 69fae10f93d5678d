"""What is known of each patent under review, gathered in few queries; other rooms are asked through their api."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Count

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Encumbrance, EncumbranceKind, PatentOwner, encumbrances_of
from panhuo.portfolio.annuities.api import AnnuityAccount, open_dues
from panhuo.portfolio.decisions.rules.propose import Known, Lies

CHUNK = 900
DAYS_A_YEAR = 365.25


def grades_of(organisation: Organisation) -> dict[int, dict[str, Any]]:
    """{patent: {grade, implemented, college}} as the inventory has them; empty where that room is not installed."""
    if not apps.is_installed("panhuo.portfolio.inventory"):
        return {}
    from panhuo.portfolio.inventory.api import Entry

    rows = Entry.objects.filter(organisation=organisation).values_list(
        "patent", "grade", "implemented", "college__name"
    )
    said = {"yes": True, "no": False}
    return {
        pk: {"grade": grade, "implemented": said.get(implemented), "college": college or ""}
        for pk, grade, implemented, college in rows
    }


def ratings_of(organisation: Organisation) -> dict[int, tuple[int, int]]:
    """{patent: (how many enterprises rated it, how many of them saw a good prospect)}; empty where not installed."""
    if not apps.is_installed("panhuo.portfolio.ratings"):
        return {}
    api = import_module("panhuo.portfolio.ratings.api")
    read = getattr(api, "interest_of", None)
    return dict(read(organisation)) if read else {}


def matches_of(patents: Sequence[int]) -> dict[int, int]:
    """{patent: enterprises that called it worth a look for a need of theirs that we may see}."""
    from panhuo.matching.api import MatchRating, RatingSide
    from panhuo.needs.api import Need

    open_needs = Need.objects.filter(visibility__in=("public", "members")).values("pk")

    found: dict[int, int] = {}
    for start in range(0, len(patents), CHUNK):
        rows = MatchRating.objects.filter(
            patent_id__in=patents[start : start + CHUNK], side=RatingSide.DEMAND, value__gte=2, need_id__in=open_needs
        )
        found |= dict(rows.values_list("patent_id").annotate(n=Count("organisation", distinct=True)))
    return found


def owners_of(patents: Sequence[int]) -> dict[int, int]:
    """{patent: number of owners of today}; where only the applicants are known, those."""
    today: dict[int, int] = {}
    filed: dict[int, int] = {}
    for start in range(0, len(patents), CHUNK):
        rows = PatentOwner.objects.filter(patent__in=patents[start : start + CHUNK])
        for pk, original, n in rows.values_list("patent", "original").annotate(n=Count("pk")):
            (filed if original else today)[pk] = n
    return filed | today


def costs_of(organisation: Organisation, *, first: date, last: date, today: date) -> dict[int, int]:
    """{account: 分 that fall due in the period}."""
    found: dict[int, int] = defaultdict(int)
    dues = open_dues(organisation, today=today).filter(due__gte=first, due__lte=last)
    for account, payable in dues.order_by().values_list("account", "payable"):
        found[account] += payable
    return dict(found)


def _lies_on(row: Encumbrance, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or row.last >= day)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all rooms know of an organisation's patents, by patent."""

    grades: dict[int, dict[str, Any]]
    ratings: dict[int, tuple[int, int]]
    matches: dict[int, int]
    owners: dict[int, int]
    lies: dict[int, list[Encumbrance]]

    def known_of(self, account: AnnuityAccount, *, today: date) -> Known:
        """One patent's facts for the rules."""
        pk = account.patent_id
        graded = self.grades.get(pk, {})
        raters, interest = self.ratings.get(pk, (None, None))
        live = [row for row in self.lies.get(pk, ()) if _lies_on(row, today)]
        return Known(
            kind=account.kind or "unknown",
            remaining_years=(account.term_end - today).days / DAYS_A_YEAR if account.term_end else None,
            next_payable=account.next_payable,
            cost_to_expiry=account.cost_to_expiry,
            grade=graded.get("grade"),
            raters=raters,
            interest=interest,
            matches=self.matches.get(pk),
            implemented=graded.get("implemented"),
            owners=self.owners.get(pk, 1),
            owners_agree=any(row.kind == EncumbranceKind.CO_OWNERS and row.consent for row in live) or None,
            lies=tuple(Lies(row.kind, row.source, row.consent) for row in live),
        )


def gather(organisation: Organisation, patents: Sequence[int]) -> Gathered:
    """Ask each room once."""
    return Gathered(
        grades_of(organisation), ratings_of(organisation), matches_of(patents), owners_of(patents),
        encumbrances_of(organisation),
    )  # fmt: skip
