"""Writing a licence to its patents, and what follows for annuities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from panhuo.deals.agreements.enums import LICENCE_KINDS, AgreementKind, LicenceMode, Side
from panhuo.deals.agreements.models import Agreement
from panhuo.deals.agreements.queries.facts import is_received
from panhuo.patents.api import EncumbranceKind, end_encumbrance, record_encumbrance, withdraw_encumbrance
from panhuo.portfolio.annuities.api import AnnuityAccount, recompute

if TYPE_CHECKING:
    from panhuo.orgs.models import User

_BY_KIND = {
    AgreementKind.ORDINARY: EncumbranceKind.LICENCE,
    AgreementKind.SOLE: EncumbranceKind.SOLE,
    AgreementKind.EXCLUSIVE: EncumbranceKind.EXCLUSIVE,
}
_BY_MODE = {
    LicenceMode.SOLE: EncumbranceKind.SOLE,
    LicenceMode.EXCLUSIVE: EncumbranceKind.EXCLUSIVE,
}


def encumbrance_kind(agreement: Agreement) -> EncumbranceKind | None:
    """What the agreement lays on its patents; None for a transfer (the owner changes when it is registered)."""
    kind = AgreementKind(agreement.kind)
    if kind not in LICENCE_KINDS:
        return None
    if agreement.open_licence:
        return EncumbranceKind.OPEN_LICENCE
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    return _BY_MODE.get(LicenceMode(agreement.mode), EncumbranceKind.LICENCE)


def write_encumbrances(agreement: Agreement, *, actor: User | None) -> None:
    """One row a patent that the holder licenses, in its name; what it receives in a cross-licence bears nothing."""
    kind = encumbrance_kind(agreement)
    if kind is None:
        return
    takers = [one.name for one in agreement.parties.filter(side=Side.TAKER)]
    links = agreement.patents.select_related("patent").prefetch_related("patent__owners__owner_name")
    for link in links:
        if agreement.kind == AgreementKind.CROSS and is_received(
            link.patent, organisation=agreement.holder, takers=takers
        ):
            continue
        link.encumbrance = record_encumbrance(
            link.patent, kind=kind, organisation=agreement.holder, first=_first(agreement), last=agreement.ends_on,
            party="、".join(takers), source=f"{agreement.number or agreement.title}（#{agreement.pk}）",
            territory=agreement.territory, field=agreement.field, sublicence=agreement.sublicence_allowed,
            may_lapse=agreement.may_lapse, actor=actor,
        )  # fmt: skip
        link.save(update_fields=("encumbrance",))
    follow_annuities(agreement)


def _first(agreement: Agreement) -> date | None:
    days = [day for day in (agreement.starts_on, agreement.effective_on) if day]
    return max(days, default=None)


def end_encumbrances(agreement: Agreement, *, last: date | None, actor: User | None) -> None:
    """They lie until `last`; None: they are replaced by others and withdrawn."""
    for link in agreement.patents.exclude(encumbrance=None).select_related("encumbrance__organisation"):
        row = link.encumbrance
        if row is None or row.withdrawn:
            continue
        if last is None or (row.first and last < row.first):
            withdraw_encumbrance(row, actor=actor)
        else:
            end_encumbrance(row, last=last, actor=actor)
    follow_annuities(agreement)


def follow_annuities(agreement: Agreement) -> None:
    """Annuities of these patents are reckoned anew: an open licence in use reduces them (专利法第五十一条第二款)."""
    patents = list(agreement.patents.values_list("patent", flat=True))
    accounts = AnnuityAccount.objects.filter(organisation=agreement.holder, patent__in=patents)
    ids = list(accounts.values_list("pk", flat=True))
    if ids:
        recompute(ids)
