"""Asking the rules about one act on one patent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from panhuo.deals.agreements.enums import ConsentRole
from panhuo.deals.agreements.queries.facts import (
    SUSPENSIONS,
    consents_of,
    encumbrances,
    lies_on,
    line_of,
    own_name,
    owners_of,
    patent_facts,
    pledgee_consents,
)
from panhuo.deals.rules.agreements.conflicts import conflicts
from panhuo.deals.rules.agreements.facts import Encumbrances, Licence, Owners, Patent, Proposal
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.suspended import suspension_findings
from panhuo.deals.rules.findings import Finding, Need
from panhuo.patents.api import Encumbrance

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation
    from panhuo.patents.models import Patent as PatentRecord

SHOWN_ACTS = (
    Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.OPEN_LICENCE, Act.TRANSFER, Act.EQUITY, Act.PLEDGE, Act.ABANDON,
    Act.LAPSE, Act.OWN_USE,
)  # fmt: skip
_SETTLED_BY = {
    Need.CONSENT_OF_LICENSEE: ConsentRole.LICENSEE,
    Need.CONSENT_OF_LICENSOR: ConsentRole.LICENSOR,
    Need.APPROVAL: ConsentRole.AUTHORITY,
}
"""Consents that the rules only ask for; a row of ours answers. Owners' and pledgees' go into the facts themselves."""


def findings_for(
    patent: PatentRecord,
    *,
    organisation: Organisation,
    proposal: Proposal,
    heads: Iterable[Licence] = (),
    without: Iterable[int] = (),
    has_report: bool | None = None,
) -> list[Finding]:
    """All that stands in the way, after the consents that were entered.

    `heads`: licences that the organisation itself holds (for a sub-licence). `without`: encumbrances not to count,
    those of the agreement itself. `patent` has its `identifiers` and `owners` at hand.
    """
    facts, owners, lies = rule_facts(
        patent, organisation=organisation, act=proposal.effective, day=proposal.day, without=without,
        has_report=has_report,
    )  # fmt: skip
    proposal = replace(proposal, by=own_name(patent, organisation=organisation))
    if heads:
        own = tuple(replace(one, licensee=proposal.by) for one in heads)
        lies = replace(lies, licences=(*lies.licences, *own))
    found = conflicts(proposal, patent=facts, owners=owners, encumbrances=lies)
    return [one for one in found if not _consented(one, patent, organisation=organisation, proposal=proposal)]


def rule_facts(
    patent: PatentRecord,
    *,
    organisation: Organisation,
    act: Act,
    day: date,
    without: Iterable[int] = (),
    has_report: bool | None = None,
    obstacle: str = "",
) -> tuple[Patent, Owners, Encumbrances]:
    """What the rules are told of `patent` for this act on this day."""
    rows = lies_on(patent, organisation=organisation, without=without)
    facts = patent_facts(
        patent, organisation=organisation, day=day, lies=rows, has_report=has_report, obstacle=obstacle
    )
    owners = owners_of(patent, organisation=organisation, act=act, lies=rows, day=day)
    freed = consents_of(patent, organisation=organisation, roles=(ConsentRole.LICENSEE,), act=Act.LAPSE, day=day)
    agreed = pledgee_consents(patent, organisation=organisation, day=day)
    lies = encumbrances(rows, pledgee_consents=agreed, day=day, may_lapse=[one.party for one in freed])
    return facts, owners, lies


def _consented(finding: Finding, patent: PatentRecord, *, organisation: Organisation, proposal: Proposal) -> bool:
    role = _SETTLED_BY.get(finding.needs)
    if role is None:
        return False
    rows = consents_of(patent, organisation=organisation, roles=(role,), act=proposal.effective, day=proposal.day)
    if proposal.act is not proposal.effective:
        rows += consents_of(patent, organisation=organisation, roles=(role,), act=proposal.act, day=proposal.day)
    there = {one.party for one in rows}
    return bool(there) if not finding.parties else set(finding.parties) <= there


def acts_on(
    patent: PatentRecord, *, organisation: Organisation, day: date, acts: Iterable[Act] = SHOWN_ACTS
) -> list[tuple[Act, list[Finding]]]:
    """What may be done with the patent on a day: each act with what stands in its way."""
    return [(act, findings_for(patent, organisation=organisation, proposal=Proposal(act, day))) for act in acts]


def suspensions_of(
    patents: Collection[int], *, organisation: Organisation, act: Act, days: Iterable[date]
) -> dict[int, Finding]:
    """Patents of these ids on which handling `act` was or is suspended on one of `days`, with why; one query.

    Counts what the organisation, or one above it, wrote down (as `lies_on`).
    """
    wanted = list(days)
    rows = Encumbrance.objects.filter(
        patent__in=patents, organisation__in=line_of(organisation), kind__in=SUSPENSIONS, withdrawn=False
    )
    found: dict[int, Finding] = {}
    for row in rows:
        lies = encumbrances([row], pledgee_consents={}, day=wanted[0])
        for day in wanted:
            for finding in suspension_findings(Proposal(act, day), lies):
                found.setdefault(row.patent_id, finding)
    return found
