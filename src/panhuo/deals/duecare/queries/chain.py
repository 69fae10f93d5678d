"""The evidence chain of an agreement: what is there, in which order, and what is missing under which article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import ApprovalDecision, PricingWay, institution_of, region_of
from panhuo.deals.duecare.enums import EvidenceKind
from panhuo.deals.duecare.queries.book import care_book
from panhuo.deals.duecare.queries.people import Expected, expected_people
from panhuo.deals.rules.due_care.missing import Evidence, Missing, missing, timeline
from panhuo.deals.rules.due_care.rules import CareRule, care_rules
from panhuo.deals.rules.filings.publicity import Pricing
from panhuo.deals.rules.institutions import Institution

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement

PRICINGS = {PricingWay.AGREED: Pricing.AGREED, PricingWay.LISTED: Pricing.LISTED, PricingWay.AUCTION: Pricing.AUCTION}


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty under one rule, with each kind of paper that it wants: there (None), or why it is missing."""

    duty: str
    article: str
    wanted: tuple[tuple[str, Missing | None], ...]

    @property
    def done(self) -> bool:
        return all(lack is None for _kind, lack in self.wanted)


@dataclass(frozen=True, slots=True)
class Chain:
    """`decided`: the day on which it was signed, today before that. `institution` None: nobody said what it is.

    `rules` empty: no text at hand speaks of such an institution in its region.
    """

    agreement: Agreement
    institution: Institution | None
    region: str
    decided: date
    rules: tuple[CareRule, ...]
    evidence: tuple[Evidence, ...]
    duties: tuple[Duty, ...]
    missing: tuple[Missing, ...]
    people: tuple[Expected, ...]
    unchecked: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Only where rules are known: nothing is complete under no rule."""
        return bool(self.rules) and not self.missing


def chain_of(agreement: Agreement) -> Chain:
    """Gathered from the records of all rooms and from uploaded papers."""
    decided = agreement.signed_on or timezone.localdate()
    institution, region = institution_of(agreement.holder), region_of(agreement.holder)
    book = care_book()
    rules = care_rules(institution, region=region, on=decided, rules=book.rules) if institution else []
    people = expected_people(agreement)
    unchecked = unchecked_parties(agreement)
    evidence = timeline(_gather(agreement, people, unchecked))
    pricing = PRICINGS[PricingWay(agreement.pricing)]
    lacks = missing(evidence, rules, kinds=book.evidence, pricing=pricing, decided=decided)
    by_place = {(one.duty, one.kind, one.article): one for one in lacks}
    duties = [
        Duty(
            duty,
            rule.article,
            tuple((kind, by_place.get((duty, kind, rule.article))) for kind in book.evidence.get(duty, ())),
        )
        for rule in rules
        for duty in rule.for_pricing(pricing)
    ]
    return Chain(
        agreement, institution, region, decided, tuple(rules), tuple(evidence), tuple(duties), tuple(lacks),
        tuple(people), tuple(unchecked),
    )  # fmt: skip


def unchecked_parties(agreement: Agreement) -> list[str]:
    """Parties of the other side without a check that came to a result."""
    last = {row.party: row for row in agreement.party_checks.all()}
    names = [one.name for one in agreement.parties.all() if one.side == "taker"]
    return [name for name in names if name not in last or last[name].outcome == "unclear"]


def _gather(agreement: Agreement, people: list[Expected], unchecked: list[str]) -> Iterator[Evidence]:
    for paper in agreement.evidence.filter(withdrawn=False):
        yield Evidence(paper.kind, paper.day, paper.title)
    for check in agreement.checks.all():
        yield Evidence(EvidenceKind.OWNERSHIP_CHECK, check.day, _("平台冲突检查 #%(n)s") % {"n": check.pk})
    yield from _approvals(agreement)
    for notice in agreement.notices.filter(withdrawn=False):
        words = {"first": notice.first.isoformat(), "last": notice.last.isoformat()}
        yield Evidence(EvidenceKind.PUBLICITY_RECORD, notice.last, _("公示 %(first)s 至 %(last)s") % words)
    yield from _valuations(agreement)
    yield from _registrations(agreement)
    yield from _interests(agreement, people, unchecked)
    yield from _money(agreement)


def _approvals(agreement: Agreement) -> Iterator[Evidence]:
    for version in agreement.versions.all():
        rows = list(version.approvals.all())
        days = [row.decided_at for row in rows if row.decision == ApprovalDecision.APPROVED and row.decided_at]
        if rows and len(days) == len(rows):
            title = _("第 %(n)s 版审批，%(k)s 人同意") % {"n": version.number, "k": len(rows)}
            yield Evidence(EvidenceKind.APPROVAL_RECORD, timezone.localdate(max(days)), title)


def _valuations(agreement: Agreement) -> Iterator[Evidence]:
    """A closed valuation of one of the patents by the holder is a basis for its price."""
    from panhuo.portfolio.valuation.api import Valuation

    rows = Valuation.objects.filter(
        organisation=agreement.holder, patent__in=agreement.patents.values("patent"), closed_at__isnull=False
    )
    for row in rows:
        if row.closed_at:
            title = _("价值评估报告 #%(n)s") % {"n": row.pk}
            yield Evidence(EvidenceKind.PRICE_BASIS, timezone.localdate(row.closed_at), title)


def _registrations(agreement: Agreement) -> Iterator[Evidence]:
    """A registered transfer by which the patents' owners were changed here, on the day of the last of them."""
    from panhuo.deals.filings.api import OwnerChange

    by_number: dict[str, list[date]] = {}
    for row in OwnerChange.objects.filter(filing__agreement=agreement).select_related("filing"):
        by_number.setdefault(row.filing.number, []).append(timezone.localdate(row.at))
    for number, days in by_number.items():
        title = _("转移登记 %(number)s，按登记结果变更专利权人 %(n)s 件") % {"number": number, "n": len(days)}
        yield Evidence(EvidenceKind.PERFORMANCE_RECORD, max(days), title)


def _interests(agreement: Agreement, people: list[Expected], unchecked: list[str]) -> Iterator[Evidence]:
    """There only when everybody stated and every party was checked; on the day of the last of these."""
    checks = list(agreement.party_checks.all())
    statements = [one.statement for one in people if one.statement]
    if not unchecked and checks:
        day = max(row.checked_on for row in checks)
        yield Evidence(EvidenceKind.COUNTERPARTY_CHECK, day, _("关联关系核查 %(n)s 家") % {"n": len(checks)})
        if people and len(statements) == len(people):
            last = max([day, *(one.signed_on for one in statements)])
            title = _("%(n)s 人的利益冲突声明和关联关系核查") % {"n": len(people)}
            yield Evidence(EvidenceKind.INTEREST_STATEMENT, last, title)


def _money(agreement: Agreement) -> Iterator[Evidence]:
    """Receipts and accepted reports of the ledger."""
    from panhuo.deals.ledger.api import Receipt, Report, ReportState

    for row in Receipt.objects.filter(agreement=agreement):
        yield Evidence(EvidenceKind.RECEIPT_RECORD, row.day, _("收款 #%(n)s") % {"n": row.pk})
    for report in Report.objects.filter(agreement=agreement, state=ReportState.ACCEPTED):
        day = timezone.localdate(report.decided_at or report.submitted_at)
        yield Evidence(EvidenceKind.PERFORMANCE_RECORD, day, _("提成报告 #%(n)s") % {"n": report.pk})
