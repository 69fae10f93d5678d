"""What a registered transfer makes of its patents' owners: shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import (
    ALIENATING_KINDS,
    Agreement,
    AgreementKind,
    AgreementState,
    Party,
    Side,
    line_of,
    suspensions_of,
)
from panhuo.deals.filings.enums import FilingForm, FilingState, FilingStep
from panhuo.deals.filings.models import Filing, OwnerChange
from panhuo.intake.owners import org_key
from panhuo.orgs.api import NotAllowed
from panhuo.patents.api import Patent, current_patent, owner_names, owners_after

if TYPE_CHECKING:
    from datetime import date

    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import PatentOwner

_WORKS: Final = (AgreementState.IN_FORCE, AgreementState.ENDED)


@dataclass(frozen=True, slots=True)
class OwnerPlan:
    """One patent: its owners of today and those that the registration makes.

    `stop` says why it cannot be written now ("": nothing does), with its `article` where one says so. `follows`: the
    record names the new owners already. `change`: it was written. Who may not see the patent learns no names.
    """

    patent: Patent
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    stop: str = ""
    article: str = ""
    follows: bool = False
    change: OwnerChange | None = None

    @property
    def ready(self) -> bool:
        return self.change is None and not self.stop


def is_transfer(filing: Filing) -> bool:
    """Whether it registers that patents pass to others: transfers, and contributions of patents to a company."""
    agreement = filing.agreement
    return (
        filing.form == FilingForm.TRANSFER
        and filing.step == FilingStep.FIRST
        and agreement is not None
        and agreement.kind in ALIENATING_KINDS
    )


def registered_transfer(filing: Filing) -> tuple[Agreement, date]:
    """Its agreement and the day of registration, from which the owners are others (专利法第十条第三款).

    Raises:
        NotAllowed: it is not a transfer's, is not registered, or its agreement was ended.
    """
    agreement = filing.agreement
    if agreement is None or not is_transfer(filing):
        raise NotAllowed(_("只有转让、作价入股协议的转移登记可以变更专利权人"))
    if filing.state != FilingState.DONE or filing.done_on is None or not filing.number:
        raise NotAllowed(_("转移登记还没有办结，不能变更专利权人"))
    if agreement.state not in _WORKS:
        raise NotAllowed(_("协议已解除或没有生效，请按登记簿核对专利权人"))
    return agreement, filing.done_on


def owner_plans(filing: Filing, *, user: User) -> list[OwnerPlan]:
    """Each patent of the filing with its old and new owners, as far as `user` may see it. Raises `NotAllowed`."""
    agreement, day = registered_transfer(filing)
    links = {one.pk: current_patent(one) for one in filing.patents.order_by("pk")}
    ids = {*links, *(one.pk for one in links.values())}
    days = {day, timezone.localdate()}
    held = suspensions_of(ids, organisation=filing.holder, act=AgreementKind(agreement.kind).act, days=days)
    seen = Patent.objects.visible_to(user).filter(pk__in=ids)
    known = seen.select_related("holder").prefetch_related("identifiers", "owners__owner_name").in_bulk()
    changes = {one.patent_id: one for one in filing.owner_changes.select_related("actor")}
    parties = list(agreement.parties.select_related("organisation"))
    plans: dict[int, OwnerPlan] = {}
    for pk, current in links.items():
        if current.pk not in known:
            plans[current.pk] = OwnerPlan(current, stop=_("这条记录由其他单位保管，不能变更权利人"))
            continue
        plan = _plan(known[current.pk], filing, parties, changes.get(current.pk) or changes.get(pk))
        finding = held.get(current.pk) or held.get(pk)
        if finding and plan.ready and not plan.follows:
            plan = OwnerPlan(plan.patent, plan.before, plan.after, stop=finding.message, article=finding.article)
        plans[current.pk] = plan
    return list(plans.values())


def _plan(patent: Patent, filing: Filing, parties: list[Party], change: OwnerChange | None) -> OwnerPlan:
    if change is not None:
        return OwnerPlan(patent, tuple(change.before), tuple(change.after), change=change)
    joining = [one.name for one in parties if one.side == Side.TAKER]
    before = owner_names(patent)
    leaving = _leaving(patent, [one for one in parties if one.side == Side.GIVER])
    after = owners_after(before, leaving=leaving, joining=joining)
    if not leaving:
        if {org_key(one) for one in joining} <= {org_key(one) for one in before}:
            return OwnerPlan(patent, tuple(before), tuple(before), follows=True)
        names = _("、").join(one.name for one in parties if one.side == Side.GIVER)
        stop = _("让与方（%(names)s）不在现权利人之中，请先核对专利记录") % {"names": names}
        return OwnerPlan(patent, tuple(before), stop=stop)
    if after == before:
        return OwnerPlan(patent, tuple(before), tuple(after), follows=True)
    return OwnerPlan(patent, tuple(before), tuple(after), stop=_kept_by_others(patent, filing.holder))


def _kept_by_others(patent: Patent, house: Organisation) -> str:
    """As `patents.api.change_owners`: one's own records, and those of nobody that name the organisation."""
    if patent.holder is None:
        owns = any(one.owner_name.organisation_id == house.pk for one in patent.owners.all())
        return "" if owns else _("这条记录没有保管单位，请由管理员变更权利人")
    if patent.holder_id == house.pk:
        return ""
    return _("这条记录由%(name)s保管，请由其变更权利人") % {"name": patent.holder.name}


def _leaving(patent: Patent, givers: Iterable[Party]) -> list[str]:
    """The owners of today that are the givers: by organisation, a college also as its university, else by name."""
    rows = list(patent.owners.all())
    today = [row for row in rows if not row.original] or rows
    found: list[str] = []
    for giver in givers:
        found += _meant(giver, today)
    return found


def _meant(giver: Party, owners: list[PatentOwner]) -> list[str]:
    for house in line_of(giver.organisation) if giver.organisation else ():
        names = [
            one.owner_name.name
            for one in owners
            if one.owner_name.organisation_id == house.pk or org_key(one.owner_name.name) == org_key(house.name)
        ]
        if names:
            return names
    return [one.owner_name.name for one in owners if org_key(one.owner_name.name) == org_key(giver.name)]
