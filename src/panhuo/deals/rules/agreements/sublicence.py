"""Licensing on: only as far as one's own licence lets (专利法第十二条, 技术合同解释第二十五条第二款)."""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Encumbrances, Licence, Proposal
from panhuo.deals.rules.agreements.kinds import LABELS, RESTRICTIVE, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import law, reading
from panhuo.intake.phrases import gettext_noop


def sublicence_findings(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    if proposal.act is not Act.SUB:
        return []
    heads = [one for one in lies.licences if one.licensee == proposal.by and one.scope.running(proposal.day)]
    allowing = [one for one in heads if one.sublicence]
    if not allowing:
        return [_refused(proposal, heads)]
    found = []
    if not any(proposal.scope.within(one.scope) for one in allowing):
        found.append(
            Finding(
                "sublicence_too_wide",
                Severity.BLOCK,
                gettext_noop("分许可的期限、地域或领域超出 %(by)s 自己的许可范围"),
                law("专利法第十二条"),
                Need.CORRECTION,
                params={"by": proposal.by},
            )
        )
    found.append(_kind(proposal))
    return found


def _refused(proposal: Proposal, heads: list[Licence]) -> Finding:
    return Finding(
        "sublicence_not_agreed" if heads else "sublicence_without_licence",
        Severity.BLOCK,
        gettext_noop("被许可人无权允许合同规定以外的任何单位或者个人实施该专利；%(by)s 的许可合同没有约定可以再许可")
        if heads
        else gettext_noop("%(by)s 没有有效的实施许可，不能再许可"),
        law("专利法第十二条"),
        Need.CONSENT_OF_LICENSOR,
        params={"by": proposal.by},
    )


def _kind(proposal: Proposal) -> Finding:
    """An agreed kind other than ordinary has to stand in the head licence."""
    if proposal.mode in RESTRICTIVE:
        return Finding(
            "sublicence_kind",
            Severity.WARN,
            gettext_noop("分许可认定为普通许可，当事人另有约定的除外；请确认许可合同约定可以给予%(mode)s"),
            reading("最高人民法院技术合同纠纷解释第二十五条第二款"),
            Need.CLAUSE,
            params={"mode": LABELS[proposal.mode]},
        )
    return Finding(
        "sublicence_ordinary",
        Severity.NOTE,
        gettext_noop("约定可以再许可的，该再许可认定为普通实施许可，当事人另有约定的除外"),
        law("最高人民法院技术合同纠纷解释第二十五条第二款"),
    )
