"""A pledged patent. Only for open licences does a text at hand say what is needed (细则第八十六条第四项).

For other licences, transfer and giving up we cite 民法典第四百四十四条 from memory and warn: one may not go on until
the pledgee's consent is entered or the office overrides with a reason.
"""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Encumbrances, Proposal
from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LABELS, LICENCES, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import memory
from panhuo.intake.phrases import gettext_noop

_TOUCHING = ALIENATIONS | LICENCES | {Act.ABANDON, Act.LAPSE}


def pledge_findings(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    if proposal.effective not in _TOUCHING:
        return []
    return [
        Finding(
            "pledged",
            Severity.WARN,
            gettext_noop(
                "专利权已质押给 %(pledgee)s，%(act)s须经质权人同意，所得价款应提前清偿或提存（该条未收录原文，请核对）"
            ),
            memory("民法典第四百四十四条"),
            Need.CONSENT_OF_PLEDGEE,
            (pledge.pledgee,),
            {"pledgee": pledge.pledgee, "act": LABELS[proposal.act]},
        )
        for pledge in lies.pledges
        if pledge.scope.running(proposal.day) and not pledge.consented & {proposal.act, proposal.effective}
    ]
