"""An agreement against the rules: every patent, the notice of the price, what the office overrode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from panhuo.deals.agreements.enums import AgreementKind, PricingWay, Side
from panhuo.deals.agreements.queries.act import findings_for
from panhuo.deals.agreements.queries.facts import is_received, scope_of
from panhuo.deals.agreements.queries.profile import institution_of, region_of
from panhuo.deals.rules.agreements.facts import Licence, Proposal
from panhuo.deals.rules.agreements.kinds import LABELS, Act
from panhuo.deals.rules.filings.publicity import Pricing, Publicity, publicity_findings, publicity_rules
from panhuo.deals.rules.findings import Finding, Severity
from panhuo.patents.api import Patent as PatentRecord
from panhuo.patents.api import display_number

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class Found:
    """One finding on one patent (None: on the agreement). `reason` "": not overridden."""

    patent: PatentRecord | None
    finding: Finding
    reason: str = ""

    @property
    def key(self) -> str:
        return "、".join(self.finding.parties)[:500]

    @property
    def stops(self) -> bool:
        """A block always; a warning until the office says why it goes on."""
        if self.finding.severity is Severity.BLOCK:
            return True
        return self.finding.severity is Severity.WARN and not self.reason

    def stored(self) -> dict[str, Any]:
        one = self.finding
        return {
            "patent": self.patent.pk if self.patent else None,
            "number": display_number(self.patent) if self.patent else "",
            "code": one.code, "severity": one.severity.value, "template": one.template, "params": dict(one.params),
            "message": one.message, "article": one.article, "basis": one.basis.value, "reason": self.reason,
        }  # fmt: skip


def proposal_of(agreement: Agreement, *, day: date) -> Proposal:
    """The agreement as the rules see a wish."""
    takers = [one for one in agreement.parties.all() if one.side == Side.TAKER]
    kind = AgreementKind(agreement.kind)
    return Proposal(
        kind.act,
        day,
        counterparty="、".join(one.name for one in takers),
        scope=scope_of(
            first=agreement.starts_on or agreement.effective_on, last=agreement.ends_on,
            territory=agreement.territory, field=agreement.field,
        ),
        mode=Act(agreement.mode) if agreement.mode else None,
        foreign=any(one.foreign for one in takers),
        approved=agreement.abroad_approved,
        names_earlier_licences=agreement.names_earlier,
        licensor_cannot_exploit=agreement.licensor_cannot_exploit,
        owner_exploits=agreement.owner_exploits,
        settles_ownership=agreement.settles_ownership,
    )  # fmt: skip


def check(agreement: Agreement, *, day: date) -> list[Found]:
    """Everything on every patent; warnings that the office overrode bear its reason.

    Patents that the other side brings into a cross-licence are its own to check.
    """
    proposal = proposal_of(agreement, day=day)
    reasons = {(row.patent_id, row.code, row.parties): row.reason for row in agreement.overrides.all()}
    links = list(agreement.patents.all())
    patents = PatentRecord.objects.filter(pk__in=[one.patent_id for one in links])
    known = patents.prefetch_related("identifiers", "owners__owner_name").in_bulk()
    own = [one.encumbrance_id for one in links if one.encumbrance_id]
    found: list[Found] = []
    heads = heads_of(agreement)
    takers = [one.name for one in agreement.parties.all() if one.side == Side.TAKER]
    for link in links:
        patent = known[link.patent_id]
        if agreement.kind == AgreementKind.CROSS and is_received(patent, organisation=agreement.holder, takers=takers):
            continue
        rows = findings_for(patent, organisation=agreement.holder, proposal=proposal, heads=heads, without=own)
        found += [Found(patent, row) for row in rows]
    if not links:
        from panhuo.deals.rules.agreements.facts import Patent
        from panhuo.deals.rules.agreements.validity import validity_findings

        found += [Found(None, row) for row in validity_findings(proposal, Patent(""))]
    return [
        Found(
            one.patent, one.finding, reasons.get((one.patent.pk if one.patent else None, one.finding.code, one.key), "")
        )
        for one in found
    ]


def heads_of(agreement: Agreement) -> list[Licence]:
    """The licence that a sub-licence is given under, as its holder has it."""
    head = agreement.head
    if head is None or agreement.kind != AgreementKind.SUB:
        return []
    scope = scope_of(
        first=head.starts_on or head.effective_on, last=head.ended_on or head.ends_on, territory=head.territory,
        field=head.field,
    )  # fmt: skip
    act = Act(head.mode) if head.mode else AgreementKind(head.kind).act
    return [Licence("", act, scope, sublicence=head.sublicence_allowed)]


def publicity_of(agreement: Agreement, *, signing: date, related_party: bool = False) -> list[Finding]:
    """What lacks of the notice that a state institution owes before it signs at an agreed price."""
    institution = institution_of(agreement.holder)
    if institution is None:
        return []
    pricing = {PricingWay.AGREED: Pricing.AGREED, PricingWay.LISTED: Pricing.LISTED}.get(
        PricingWay(agreement.pricing), Pricing.AUCTION
    )
    rules = publicity_rules(institution, pricing=pricing, region=region_of(agreement.holder), on=signing)
    last = agreement.notices.filter(withdrawn=False).last()
    notice = last and Publicity(
        last.first, last.last, frozenset(last.places), frozenset(last.contents),
        objections_open=last.objections.filter(answer="").exists(),
    )  # fmt: skip
    return publicity_findings(notice, rules=rules, signing=signing, related_party=related_party)


def may_go_on(found: list[Found]) -> bool:
    """Nothing blocks, and every warning was answered."""
    return not any(one.stops for one in found)


def act_label(act: Act) -> str:
    """The act's name, to be translated by the pages."""
    return LABELS[act]
