"""What one of several owners may do alone, and who shares the fee (专利法第十四条)."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.deals.rules.agreements.facts import Owners, Proposal
from panhuo.deals.rules.agreements.kinds import LABELS, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.money import split_fen
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop

_OWN_RIGHT = frozenset({Act.SUB, Act.DEVELOPMENT})
"""Acts that are no exercise of the right by an owner: a licensee's, and work on what does not exist yet."""


def missing_owners(owners: Owners, *, by: str) -> tuple[str, ...]:
    """Those whose consent is not there; who acts consents by acting."""
    return tuple(name for name in owners.names if name != by and name not in owners.consents)


def coowner_findings(proposal: Proposal, owners: Owners) -> list[Finding]:
    act = proposal.effective
    if len(owners.names) <= 1 or act in _OWN_RIGHT:
        return []
    agreed = owners.agreement is not None and act in owners.agreement.alone.get(proposal.by, frozenset())
    if agreed:
        return (
            [_shared(law("专利法第十四条第一款"), gettext_noop("共有人有约定的，从其约定；使用费按约定分配"))]
            if _paid(act)
            else []
        )
    if act is Act.OWN_USE:
        told = gettext_noop("没有约定的，共有人可以单独实施；条文没有要求分配自行实施所得")
        return [Finding("coowner_own_use", Severity.NOTE, told, law("专利法第十四条第一款"))]
    if act is Act.ORDINARY:
        told = gettext_noop("共有人可以单独以普通许可方式许可他人实施，收取的使用费应当在共有人之间分配")
        return [_shared(law("专利法第十四条第一款"), told)]
    missing = missing_owners(owners, by=proposal.by)
    if not missing:
        return []
    return [
        Finding(
            "coowner_consent",
            Severity.BLOCK,
            gettext_noop("%(act)s应当取得全体共有人的同意，尚缺：%(missing)s"),
            _source(act),
            Need.CONSENT_OF_OWNERS,
            missing,
            {"act": LABELS[act], "missing": "、".join(missing)},
        )
    ]


def _paid(act: Act) -> bool:
    return act in {Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.OPEN_LICENCE}


def _source(act: Act) -> Source:
    open_points = {Act.OPEN_LICENCE, Act.LAPSE}
    return (reading if act in open_points else law)("专利法第十四条第二款")


def _shared(source: Source, told: str) -> Finding:
    return Finding("coowner_fee_shared", Severity.NOTE, told, source)


@dataclass(frozen=True, slots=True)
class FeeSplit:
    """`parts` in 分 by owner. `assumed`: no ratio was agreed and the law names none; equal parts are a suggestion."""

    parts: dict[str, int]
    assumed: bool


def split_fee(fee: int, owners: Owners) -> FeeSplit:
    """Divide a licence fee (分) among the owners; an odd 分 by largest remainder, in the order of the register.

    Raises:
        RuleError: shares are agreed, but for none of the owners or below zero.
    """
    shares = owners.agreement.shares if owners.agreement else {}
    weights = [shares.get(name, 0) for name in owners.names] if shares else [1] * len(owners.names)
    return FeeSplit(dict(zip(owners.names, split_fen(fee, weights), strict=True)), assumed=not shares)
