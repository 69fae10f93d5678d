"""All that stands in the way of a proposal, each with its article."""

from __future__ import annotations

from collections.abc import Callable

from panhuo.deals.rules.agreements.abroad import abroad_findings
from panhuo.deals.rules.agreements.coowners import coowner_findings
from panhuo.deals.rules.agreements.facts import UNENCUMBERED, Encumbrances, Owners, Patent, Proposal
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.licences import licence_findings
from panhuo.deals.rules.agreements.pledged import pledge_findings
from panhuo.deals.rules.agreements.sublicence import sublicence_findings
from panhuo.deals.rules.agreements.suspended import suspension_findings
from panhuo.deals.rules.agreements.upkeep import upkeep_findings
from panhuo.deals.rules.agreements.validity import validity_findings
from panhuo.deals.rules.findings import Finding, Severity

_ON_WHAT_LIES: tuple[Callable[[Proposal, Encumbrances], list[Finding]], ...] = (
    licence_findings,
    sublicence_findings,
    suspension_findings,
    pledge_findings,
    upkeep_findings,
)
_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NOTE: 2}


def conflicts(
    proposal: Proposal, *, patent: Patent, owners: Owners, encumbrances: Encumbrances = UNENCUMBERED
) -> list[Finding]:
    """Blocks first, then warnings, then notes. One call per patent of the deal.

    An open-licence statement is judged by the checks of Rule 86 too.
    """
    from panhuo.deals.rules.open_licence.blocks import block_findings

    found = validity_findings(proposal, patent)
    if not any(one.code == "not_in_force" for one in found):
        found += coowner_findings(proposal, owners)
        found += abroad_findings(proposal, patent)
        for check in _ON_WHAT_LIES:
            found += check(proposal, encumbrances)
        if proposal.act is Act.OPEN_LICENCE:
            found += block_findings(patent, encumbrances, day=proposal.day)
    return sorted(found, key=lambda one: _ORDER[one.severity])
