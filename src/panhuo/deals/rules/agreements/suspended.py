"""Preservation and disputes on ownership: what is suspended meanwhile (细则第一百零三至一百零五条)."""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Encumbrances, Proposal, Suspension
from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LABELS, LICENCES, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import law, reading
from panhuo.intake.phrases import gettext_noop

_STOPPED = ALIENATIONS | {Act.PLEDGE, Act.ABANDON, Act.LAPSE}
_NAMES = {
    Suspension.OWNERSHIP: ("权属纠纷中止", "第一百零三条"),
    Suspension.PRESERVATION: ("财产保全", "第一百零四条"),
}


def suspension_findings(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    """Open licences are not judged here but with Rule 86 (`open_licence.blocks`)."""
    found = []
    for kind, scope in lies.suspensions:
        if not scope.running(proposal.day):
            continue
        name, rule = _NAMES[kind]
        params = {"why": name, "act": LABELS[proposal.act]}
        if proposal.effective in _STOPPED:
            found.append(
                Finding(
                    "suspended",
                    Severity.BLOCK,
                    gettext_noop("%(why)s期间暂停办理%(act)s手续，专利权也不因未缴年费而终止")
                    if proposal.act is Act.LAPSE
                    else gettext_noop("%(why)s期间暂停办理%(act)s手续"),
                    law(f"专利法实施细则{rule}、第一百零五条"),
                    Need.END_OF_SUSPENSION,
                    params=params,
                )
            )
        elif proposal.effective in LICENCES:
            found.append(
                Finding(
                    "suspended_licence",
                    Severity.WARN,
                    gettext_noop(
                        "%(why)s期间给予%(act)s，条文没有明文禁止，但权属可能变动，应先看法院或管理部门的文书"
                    ),
                    reading("专利法实施细则第一百零五条"),
                    params=params,
                )
            )
    return found
