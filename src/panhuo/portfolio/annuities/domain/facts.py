"""From records to what the rules take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from panhuo.patents.api import Encumbrance, EncumbranceKind, IdentifierKind, LegalState, Patent, PatentKind
from panhuo.portfolio.annuities.enums import Gap
from panhuo.portfolio.annuities.models import AnnuityAccount, Payment
from panhuo.portfolio.annuities.rules.facts import Facts
from panhuo.portfolio.annuities.rules.payments import Paid
from panhuo.portfolio.annuities.rules.reductions import Period, Reduction
from panhuo.portfolio.annuities.rules.tables import Kind

STOPS: Final = (EncumbranceKind.PRESERVATION, EncumbranceKind.SUSPENSION)
GRANT_CODES: Final = ("B", "C", "U", "S", "Y")
LONG_AGO: Final = date(1985, 4, 1)
"""Before any patent under the Patent Law: a measure whose first day is not known has always been there."""


@dataclass(frozen=True, slots=True)
class Known:
    """Facts, or the gap that keeps us from having them."""

    facts: Facts | None
    gap: Gap


def facts_of(
    account: AnnuityAccount, patent: Patent, *, payments: Iterable[Payment], encumbrances: Iterable[Encumbrance]
) -> Known:
    """What is known. `patent` has its `identifiers` prefetched."""
    granted = granted_on(patent)
    gap = _gap(patent, granted)
    if gap or patent.application_date is None or granted is None:
        return Known(None, gap)
    lies = list(encumbrances)
    reduction = Reduction(account.reduction_percent, account.reduction_since) if account.reduction_percent else None
    facts = Facts(
        kind=Kind(patent.kind),
        filed=patent.application_date,
        granted=granted,
        reduction=reduction,
        open_licences=_periods(lies, (EncumbranceKind.OPEN_LICENCE,)),
        suspensions=_periods(lies, STOPS),
        paid_through=account.paid_through,
        payments=tuple(Paid(p.year, p.day, p.amount) for p in payments if not p.withdrawn),
        compensation_days=account.compensation_days if patent.kind == PatentKind.INVENTION else 0,
    )
    return Known(facts, Gap.NONE)


def granted_on(patent: Patent) -> date | None:
    """The day of grant; where it was not said, that of the announcement, if all known publications are grants.

    A right exists from its announcement (专利法第三十九、四十条), and CN publications that end in B, C, U, S or Y are
    announcements of grants. A record that also holds an application's publication (A) leaves open whose day
    `publication_date` is.
    """
    if patent.grant_date is not None:
        return patent.grant_date
    codes = [_code(item.value) for item in patent.identifiers.all() if item.kind == IdentifierKind.PUBLICATION]
    return patent.publication_date if codes and all(code in GRANT_CODES for code in codes) else None


def _code(number: str) -> str:
    """The letter of the kind of document: B of CN109000001B or CN109000001B2."""
    return number.rstrip("0123456789")[-1:] if number[-1:].isdigit() else number[-1:]


def _gap(patent: Patent, granted: date | None) -> Gap:
    if not any(item.kind == IdentifierKind.APPLICATION for item in patent.identifiers.all()) and any(
        item.kind == IdentifierKind.FOREIGN for item in patent.identifiers.all()
    ):
        return Gap.FOREIGN
    if patent.kind == PatentKind.UNKNOWN:
        return Gap.KIND
    if patent.application_date is None:
        return Gap.FILED
    if granted is None:
        return Gap.GRANTED
    return Gap.NONE


def _periods(rows: list[Encumbrance], kinds: tuple[EncumbranceKind, ...]) -> tuple[Period, ...]:
    return tuple(Period(row.first or LONG_AGO, row.last) for row in rows if row.kind in kinds)


def is_dead(patent: Patent) -> bool:
    """The source says that the right is gone."""
    return patent.legal_state == LegalState.DEAD or patent.merged_into_id is not None
