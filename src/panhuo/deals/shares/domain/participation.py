"""Equity and shares of profit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.refused import refused
from panhuo.deals.rules.money import HUNDRED, split_fen
from panhuo.deals.rules.shares.equity import EquityShare, equity_share
from panhuo.deals.rules.shares.exploitation import award_years, yearly_shares
from panhuo.deals.rules.shares.floors import Way
from panhuo.deals.rules.shares.split import floor_amount
from panhuo.deals.shares.models import EquityPart, EquityStake, ProfitShare, ProfitYear, Recipient
from panhuo.deals.shares.queries.law import floor_data, floors_of, profile_of
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, is_staff_of, log_event

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.deals.rules.shares.floors import Floors
    from panhuo.orgs.models import User


class Holding(NamedTuple):
    """`percent`: of what the patents form; `to_person`: a person with important contributions."""

    recipient: Recipient
    percent: Decimal
    to_person: bool


@transaction.atomic
def record_stake(
    organisation: Organisation,
    *,
    company: str,
    on: date,
    capital: int,
    patents_percent: Decimal,
    holdings: Sequence[Holding],
    evidence: str,
    actor: User,
    agreement: Agreement | None = None,
) -> EquityStake:
    """Patents put into a company, and who holds how much of what they form.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: no company or evidence, parts that do not make 100 %, or persons below the floor (转化法45).
    """
    floors = _floors(organisation, way=Way.EQUITY, on=on, actor=actor)
    if not (company.strip() and evidence.strip()):
        raise InvalidInput(_("请写明公司和依据"), field="company")
    if capital <= 0:
        raise InvalidInput(_("金额应大于零"), field="capital")
    total = sum((one.percent for one in holdings), Decimal(0))
    if total != HUNDRED or any(one.percent < 0 for one in holdings):
        message = _("各方份额之和为 %(total)s%%，应为 100%%")
        raise InvalidInput(message, field="holdings", params={"total": total})
    persons = sum((one.percent for one in holdings if one.to_person), Decimal(0))
    _at_least(persons, floors)
    with refused("patents_percent"):
        formed = equity_share(capital, patents_percent=patents_percent, floor_percent=floors.percent)
    made = EquityStake.objects.create(
        organisation=organisation, agreement=agreement, company=company.strip()[:200], on=on, capital=capital,
        patents_percent=str(patents_percent), floor=floor_data(floors), evidence=evidence.strip()[:300],
        created_by=actor,
    )  # fmt: skip
    _write_parts(made, holdings, formed, patents_percent)
    log_event(object_type="equity_stake", object_id=made.pk, verb="created", actor=actor, organisation=organisation)
    return made


def _write_parts(
    stake: EquityStake, holdings: Sequence[Holding], formed: EquityShare, patents_percent: Decimal
) -> None:
    """Capital to the 分: persons together not below the floor, the sum exactly what the patents form."""
    groups = [[one for one in holdings if one.to_person is flag] for flag in (True, False)]
    weights = [sum((one.percent for one in group), Decimal(0)) for group in groups]
    persons = split_fen(formed.formed, weights)[0]
    persons = min(max(persons, formed.capital_to_persons), formed.formed) if groups[0] else 0
    for group, amount in zip(groups, (persons, formed.formed - persons), strict=True):
        shares = split_fen(amount, [one.percent for one in group]) if any(one.percent for one in group) else []
        EquityPart.objects.bulk_create(
            EquityPart(
                stake=stake, recipient=one.recipient, to_person=one.to_person, capital=fen,
                percent=str((patents_percent * one.percent / HUNDRED).normalize() + 0),
            )
            for one, fen in zip(group, shares, strict=False)
        )  # fmt: skip


@transaction.atomic
def open_profit_share(
    organisation: Organisation,
    *,
    title: str,
    started: int,
    years: int,
    percent: Decimal,
    recipients: Sequence[tuple[Recipient, Decimal]],
    actor: User,
) -> ProfitShare:
    """Own or joint exploitation of a result: persons get `percent` of the operating profit for some years.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: fewer or more years than the rule allows, a percentage below the floor, or nobody to get it.
    """
    floors = _floors(organisation, way=Way.PROFIT, on=date(started, 1, 1), actor=actor)
    if not title.strip():
        raise InvalidInput(_("请填写成果"), field="title")
    if not recipients or any(weight <= 0 for _who, weight in recipients):
        raise InvalidInput(_("请写明分给谁，权重大于零"), field="recipients")
    _at_least(percent, floors)
    if not 0 < percent <= HUNDRED:
        raise InvalidInput(_("比例应在 0 与 100% 之间"), field="percent")
    if floors.binding is not None:
        with refused("years"):
            award_years({}, started=started, years=years, allowed=floors.binding.years)
    made = ProfitShare.objects.create(
        organisation=organisation, title=title.strip()[:200], started=started, years=years, percent=str(percent),
        floor=floor_data(floors), recipients=[[one.pk, str(weight)] for one, weight in recipients], created_by=actor,
    )  # fmt: skip
    log_event(object_type="profit_share", object_id=made.pk, verb="created", actor=actor, organisation=organisation)
    return made


@transaction.atomic
def enter_profit(share: ProfitShare, *, year: int, profit: int, evidence: str, actor: User) -> ProfitYear:
    """The operating profit of a year (分); a year without profit gives nothing and is not replaced.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: a year that does not count, is entered already, or no evidence.
    """
    if not is_staff_of(actor, share.organisation):
        raise NotAllowed
    if not share.started <= year < share.started + share.years:
        message = _("只有 %(first)s 至 %(last)s 年计提")
        raise InvalidInput(
            message, field="year", params={"first": share.started, "last": share.started + share.years - 1}
        )
    if not evidence.strip():
        raise InvalidInput(_("请写明依据"), field="evidence")
    if share.profits.filter(year=year).exists():
        raise InvalidInput(_("该年度已经填写"), field="year", code="known")
    percent = Decimal(share.percent)
    amount = yearly_shares({year: profit}, percent=percent)[year]
    amount = max(amount, floor_amount(profit, percent=Decimal(share.floor["percent"])))
    parts = split_fen(amount, [Decimal(weight) for _pk, weight in share.recipients])
    made = ProfitYear.objects.create(
        profit_share=share, year=year, profit=profit, evidence=evidence.strip()[:300], amount=amount,
        shares={str(pk): fen for (pk, _weight), fen in zip(share.recipients, parts, strict=True)}, entered_by=actor,
    )  # fmt: skip
    log_event(
        object_type="profit_share", object_id=share.pk, verb="changed", actor=actor, organisation=share.organisation,
        data={"year": year},
    )  # fmt: skip
    return made


def _floors(organisation: Organisation, *, way: Way, on: date, actor: User) -> Floors:
    if not is_staff_of(actor, organisation):
        raise NotAllowed
    profile = profile_of(organisation)
    if profile is None:
        raise InvalidInput(_("请先填写单位性质和地区：它们决定适用的最低比例"), field="profile", code="no_profile")
    return floors_of(profile, way=way, on=on, ruled=True)


def _at_least(percent: Decimal, floors: Floors) -> None:
    if floors.binding and percent < floors.percent:
        message = _("归做出重要贡献人员的比例为 %(percent)s%%，低于 %(floor)s%%（%(article)s）")
        params = {"percent": percent, "floor": floors.percent, "article": floors.binding.article}
        raise InvalidInput(message, field="percent", code="below_floor", params=params)
