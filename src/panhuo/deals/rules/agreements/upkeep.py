"""Letting a patent go while others rely on it (技术合同解释第二十六条)."""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Encumbrances, Proposal
from panhuo.deals.rules.agreements.kinds import LABELS, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import law
from panhuo.intake.phrases import gettext_noop


def upkeep_findings(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    """A licensor keeps the patent in force while a licence runs, unless they agreed otherwise."""
    if proposal.act not in {Act.ABANDON, Act.LAPSE}:
        return []
    relying = tuple(one.licensee for one in lies.licences if not one.scope.over(proposal.day) and not one.may_lapse)
    if not relying:
        return []
    return [
        Finding(
            "licensor_keeps_up",
            Severity.BLOCK,
            gettext_noop(
                "许可合同有效期内许可人负有维持专利权有效的义务，包括依法缴纳年费；%(act)s须先与 %(licensees)s 约定"
            ),
            law("最高人民法院技术合同纠纷解释第二十六条"),
            Need.CONSENT_OF_LICENSEE,
            relying,
            {"act": LABELS[proposal.act], "licensees": "、".join(relying)},
        )
    ]
