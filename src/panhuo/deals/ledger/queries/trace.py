"""Following a 分 from the report to the inventor and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.enums import EntryKind
from panhuo.deals.ledger.models import Entry, Fact, Report
from panhuo.deals.plans.api import AgreementPlan


@dataclass(frozen=True, slots=True)
class Step:
    """An entry, or the paper that it rests on: `report`, `fact` or `plan`; `paper` where it is none of these."""

    entry: Entry | None = None
    report: Report | None = None
    fact: Fact | None = None
    plan: AgreementPlan | None = None
    paper: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """`back`: what the entry comes from, nearest first; `on`: what came of it."""

    entry: Entry
    back: Sequence[Step] = field(default_factory=tuple)
    on: Sequence[Step] = field(default_factory=tuple)


def trace(entry: Entry) -> Trace:
    """Both ways from one entry. The caller checks that the user may see it."""
    return Trace(entry, _back(entry, 1, {entry.pk}), _on(entry, 1, {entry.pk}))


def results_of(paper: str, *, agreement: Agreement) -> list[Step]:
    """All that came of a paper, such as report:12."""
    found: list[Step] = []
    seen: set[int] = set()
    for entry in Entry.objects.filter(agreement=agreement, sources__paper=paper).order_by("pk"):
        if entry.pk not in seen:
            seen.add(entry.pk)
            found += [Step(entry=entry, depth=1), *_on(entry, 2, seen)]
    return found


def _back(entry: Entry, depth: int, seen: set[int]) -> list[Step]:
    found: list[Step] = []
    for link in entry.sources.select_related("source"):
        if link.source is None:
            found.append(paper_step(link.paper, depth))
        elif link.source.pk not in seen:
            seen.add(link.source.pk)
            found += [Step(entry=link.source, depth=depth), *_back(link.source, depth + 1, seen)]
    return found


def _on(entry: Entry, depth: int, seen: set[int]) -> list[Step]:
    found: list[Step] = []
    for following in Entry.objects.filter(sources__source=entry).order_by("pk"):
        if following.pk not in seen:
            seen.add(following.pk)
            found += [Step(entry=following, depth=depth), *_on(following, depth + 1, seen)]
    return found


def paper_step(paper: str, depth: int = 0) -> Step:
    """What a paper's name stands for."""
    kind, _colon, number = paper.partition(":")
    if number.isdecimal():
        if kind == "report":
            return Step(report=Report.objects.filter(pk=int(number)).first(), paper=paper, depth=depth)
        if kind == "fact":
            return Step(fact=Fact.objects.filter(pk=int(number)).first(), paper=paper, depth=depth)
        if kind == "plan":
            return Step(plan=AgreementPlan.objects.filter(pk=int(number)).first(), paper=paper, depth=depth)
    return Step(paper=paper, depth=depth)


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line of the traced table: every 分 of `amount` goes this way. None: not there yet."""

    agreement: Agreement
    report: Report | None
    invoice: Entry | None
    billed: int
    receipt: Entry | None
    received: int
    shares: Entry | None


def trace_rows(entries: Iterable[Entry]) -> list[TraceRow]:
    """Report → invoice → receipt → shares, one row for each part of a receipt that paid an invoice.

    `entries`: those of one agreement with `lines` and `sources__source`; reversed ones and reversals are left out.
    """
    rows = [one for one in entries if one.reverses_id is None and not hasattr(one, "reversed_by")]
    reports = {one.pk: one for one in Report.objects.filter(agreement__in={row.agreement_id for row in rows})}
    shared = {link.source_id: row for row in rows if row.kind == EntryKind.SHARES for link in row.sources.all()}
    found: list[TraceRow] = []
    for row in rows:
        if row.kind not in {EntryKind.INVOICE, EntryKind.INTEREST} or row.agreement is None:
            continue
        billed = sum(line.amount for line in row.lines.all() if line.amount > 0)
        report = next((reports[pk] for link in row.sources.all() if (pk := _report(link.paper)) in reports), None)
        account = f"应收/{row.number}"
        paying = [
            (one, -line.amount)
            for one in rows
            if one.kind in {EntryKind.RECEIPT, EntryKind.ADVANCE}
            for line in one.lines.all()
            if line.account == account and line.amount < 0
        ]
        for receipt, amount in paying:
            found.append(TraceRow(row.agreement, report, row, billed, receipt, amount, shared.get(receipt.pk)))
        if not paying:
            found.append(TraceRow(row.agreement, report, row, billed, None, 0, None))
    return found


def _report(paper: str) -> int | None:
    kind, _colon, number = paper.partition(":")
    return int(number) if kind == "report" and number.isdecimal() else None
