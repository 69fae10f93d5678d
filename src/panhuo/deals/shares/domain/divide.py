"""Dividing what a receipt brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import Entry, EntryKind, hold_terms, tell
from panhuo.deals.refused import refused
from panhuo.deals.rules.money import HUNDRED
from panhuo.deals.rules.shares.division import COSTS, Divided, Member, divide, take_back
from panhuo.deals.rules.shares.floors import Floors, Way
from panhuo.deals.rules.shares.net_income import Definition
from panhuo.deals.rules.shares.pay_by import pay_award_by
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.shares.domain.rules import parts_data, parts_from
from panhuo.deals.shares.domain.who import institution_recipient, open_costs
from panhuo.deals.shares.enums import DivisionKind, DivisionState
from panhuo.deals.shares.may import require_share
from panhuo.deals.shares.models import CostUse, DealCost, Division, Roster, Share, ShareRule
from panhuo.deals.shares.queries.law import Profile, definition_of, floor_data, floors_of, profile_of, rule_on
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.models import User

INCOME_KINDS = (EntryKind.RECEIPT, EntryKind.ADVANCE)


@dataclass(frozen=True, slots=True)
class Basis:
    """By what an agreement's income of a day is divided."""

    profile: Profile
    rule: ShareRule | None
    parts: Sequence[Part]
    article: str
    floors: Floors
    definition: Definition
    members: Mapping[str, Sequence[Member]]
    ruled: bool


def income_of(entry: Entry) -> int:
    """分 of income that a receipt (or the use of an advance) brought: what it paid of invoices."""
    return -sum(line.amount for line in entry.lines.all() if line.account.startswith("应收/"))


def basis_for(agreement: Agreement, *, entry: Entry) -> Basis:
    """The rule, floors and members that hold for an entry.

    Raises:
        InvalidInput: the institution has not said what it is, net income is defined nowhere, there is no rule and no
            floor to go by, or a rule falls below the floor of that day.
    """
    profile = profile_of(agreement.holder)
    if profile is None:
        raise InvalidInput(_("请先填写单位性质和地区：它们决定适用的最低比例"), field="profile", code="no_profile")
    roster = Roster.objects.filter(agreement=agreement).first()
    rule = rule_on(agreement.holder, on=entry.day)
    pact = roster.parts if roster else None
    ruled = pact is not None or rule is not None
    floors = floors_of(profile, way=Way.NET, on=entry.day, ruled=ruled)
    definition = definition_of(profile, on=entry.day, rule=rule)
    if definition is None:
        message = _("国家没有定义净收入，%(region)s 也没有收录：请在本单位的分配规则里写明可扣除的成本")
        raise InvalidInput(message, field="definition", code="no_net_income", params={"region": profile.region})
    if pact is not None and roster is not None:
        parts, article = parts_from(pact), roster.article
    elif rule is not None:
        parts, article = parts_from(rule.parts), rule.article
    else:
        parts, article = _by_law(floors)
    persons = sum((one.percent for one in parts if one.to_person), Decimal(0))
    if floors.binding and persons < floors.percent:
        message = _("归做出重要贡献人员的比例为 %(percent)s%%，低于 %(floor)s%%（%(article)s）")
        params = {"percent": persons, "floor": floors.percent, "article": floors.binding.article}
        raise InvalidInput(message, field="parts", code="below_floor", params=params)
    members = _members(agreement, roster, parts)
    return Basis(profile, rule, parts, article, floors, definition, members, ruled)


def _by_law(floors: Floors) -> tuple[list[Part], str]:
    """Neither ruled nor agreed: the law's floor to the team, the rest to the institution."""
    if floors.binding is None:
        raise InvalidInput(_("本单位没有分配规则，也没有约定"), field="rule", code="no_rule")
    parts = [
        Part(_("完成人团队"), Role.TEAM, floors.percent),
        Part(_("单位"), Role.INSTITUTION, HUNDRED - floors.percent),
    ]
    return [one for one in parts if one.percent], floors.binding.article


def _members(agreement: Agreement, roster: Roster | None, parts: Sequence[Part]) -> dict[str, list[Member]]:
    """Who is in each part; the institution's own part goes to itself where nobody was named."""
    found: dict[str, list[Member]] = {}
    for row in roster.members.all() if roster else ():
        found.setdefault(row.part, []).append(Member(str(row.recipient_id), Decimal(row.weight)))
    for part in parts:
        if part.role is Role.INSTITUTION and part.name not in found:
            found[part.name] = [Member(str(institution_recipient(agreement.holder).pk))]
    return found


@transaction.atomic
def propose_division(entry: Entry, *, actor: User) -> Division:
    """Divide what an entry brought, as a draft: shares and costs together equal the income to the 分.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: the entry brought no income, is undone, is divided already, or see `basis_for`.
    """
    agreement = entry.agreement
    if agreement is None or entry.kind not in INCOME_KINDS:
        raise InvalidInput(_("这笔分录没有带来收入"), field="entry", code="no_income")
    require_share(actor, agreement)
    hold_terms(agreement)
    if hasattr(entry, "reversed_by"):
        raise InvalidInput(_("这笔收款已经冲销"), field="entry")
    if Division.objects.filter(source=entry).exclude(state=DivisionState.CANCELLED).exists():
        raise InvalidInput(_("这笔收入已经分配"), field="entry", code="divided")
    basis = basis_for(agreement, entry=entry)
    with refused("parts"):
        found = divide(
            income_of(entry),
            costs=open_costs(agreement),
            definition=basis.definition,
            parts=basis.parts,
            members=basis.members,
            floor_percent=basis.floors.percent,
        )
    made = _write(agreement, entry=entry, basis=basis, found=found, actor=actor)
    CostUse.objects.bulk_create(
        CostUse(division=made, cost_id=int(key), amount=amount) for key, amount in found.used.items()
    )
    tell(agreement, "division_proposed", actor, division=made.pk)
    return made


def _write(agreement: Agreement, *, entry: Entry, basis: Basis, found: Divided, actor: User) -> Division:
    made = Division.objects.create(
        agreement=agreement, source=entry, rule=basis.rule, gross=found.gross, net=found.net, created_by=actor,
        notice_days=basis.rule.notice_days if basis.rule else 15,
        pay_by=pay_award_by(received=entry.day, region=basis.profile.region, ruled=basis.ruled),
        basis={
            "parts": parts_data(basis.parts),
            "article": basis.article,
            "floor": floor_data(basis.floors),
            "net_income": basis.definition.article,
            "members": {
                part: [[one.key, str(one.weight)] for one in inside] for part, inside in basis.members.items()
            },
            "by_part": dict(found.parts),
            "refused": list(found.refused),
        },
    )  # fmt: skip
    write_shares(made, found)
    return made


def write_shares(division: Division, found: Divided) -> None:
    """The shares of a division; what was deducted goes back to the institution. Zero shares are left out."""
    roles = {one["name"]: one["role"] for one in division.basis["parts"]}
    rows = [
        Share(division=division, recipient_id=int(key), part=part, role=roles[part], amount=amount)
        for (part, key), amount in found.members.items()
        if amount
    ]
    if found.costs:
        own = institution_recipient(division.agreement.holder)
        rows.append(Share(division=division, recipient=own, part=COSTS, role="costs", amount=found.costs))
    total = sum(row.amount for row in rows)
    if total != division.gross:
        raise AssertionError(f"shares of {division} make {total}, not {division.gross}")
    Share.objects.bulk_create(rows)


@transaction.atomic
def divide_refund(entry: Entry, *, actor: User) -> Division:
    """Take back from everybody what a refund takes from a divided receipt.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no refund, its receipt is not posted as divided, or it was taken back already.
    """
    agreement = entry.agreement
    if agreement is None or entry.kind != EntryKind.REFUND:
        raise InvalidInput(_("这笔分录不是退款"), field="entry", code="no_refund")
    require_share(actor, agreement)
    hold_terms(agreement)
    parent = Division.objects.filter(
        source__in=[one.source for one in entry.sources.all() if one.source], state=DivisionState.POSTED,
        kind=DivisionKind.INCOME,
    ).first()  # fmt: skip
    if parent is None:
        raise InvalidInput(_("这笔退款所退的收入还没有入账的分配"), field="entry", code="not_divided")
    if Division.objects.filter(source=entry).exclude(state=DivisionState.CANCELLED).exists():
        raise InvalidInput(_("这笔退款已经处理"), field="entry", code="divided")
    earlier = [one for one in parent.taken_back.all() if one.state != DivisionState.CANCELLED]
    refund = sum(line.amount for line in entry.lines.all() if line.amount > 0)
    with refused("entry"):
        found = take_back(
            refund,
            gross=parent.gross + sum(one.gross for one in earlier),
            net=parent.net + sum(one.net for one in earlier),
            **kept_basis(parent),
        )
    made = Division.objects.create(
        agreement=agreement, kind=DivisionKind.REFUND, source=entry, of=parent, rule=parent.rule, gross=found.gross,
        net=found.net, basis={**parent.basis, "by_part": dict(found.parts)}, created_by=actor,
    )  # fmt: skip
    write_shares(made, found)
    tell(agreement, "division_proposed", actor, division=made.pk)
    return made


def kept_basis(division: Division) -> dict[str, Any]:
    """By what a division was reckoned, for reckoning again."""
    members = {
        part: [Member(key, Decimal(weight)) for key, weight in inside]
        for part, inside in division.basis["members"].items()
    }
    return {
        "parts": parts_from(division.basis["parts"]),
        "members": members,
        "floor_percent": Decimal(division.basis["floor"]["percent"]),
    }


def costs_of(division: Division) -> list[tuple[DealCost, int]]:
    """What was deducted."""
    return [(use.cost, use.amount) for use in division.uses.select_related("cost")]
