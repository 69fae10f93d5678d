"""Plans, ledger, shares and use first, pay later of the university, each room with its marker and its numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

LEDGER_MARK = "机密壬六一"
PLAN_MARK = "机密壬六二"
SHARE_MARK = "机密壬六三"
USE_MARK = "机密壬六四"
LEDGER, PLAN, SHARE, USE = 61001, 62001, 63001, 64001
DAY = date(2026, 1, 5)
PLAN_DATA = {"first": "2026-01-01", "last": "2027-12-31", "lump": 700}


def make_money(*, university: Any, office: Any, patent: Any) -> list[tuple[models.Model, str]]:
    """(record, mark): only `office` may see them; neither the administrator nor the university's other people."""
    agreement = make_plans(university=university, office=office)
    book, receipt = make_ledger(university=university, office=office, agreement=agreement)
    return [
        (agreement, PLAN_MARK),
        (book, LEDGER_MARK),
        (receipt, LEDGER_MARK),
        *(
            (one, SHARE_MARK)
            for one in make_shares(university=university, office=office, entry=receipt.entry, patent=patent)
        ),
        *((one, USE_MARK) for one in make_use(university=university, office=office, agreement=agreement)),
    ]


def make_plans(*, university: Any, office: Any) -> models.Model:
    from panhuo.deals.agreements.models import Agreement, Party
    from panhuo.deals.plans.models import AgreementPlan, Comparison, Structure

    m, pk = PLAN_MARK, PLAN
    agreement = Agreement.objects.create(
        pk=pk, holder=university, kind="ordinary", state="in_force", title=f"{m}许可", number=f"{m}-1", use_first=True,
        starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), effective_on=date(2026, 1, 1), created_by=office,
    )  # fmt: skip
    Party.objects.create(pk=pk, agreement=agreement, side="taker", name=f"{m}公司")
    comparison = Comparison.objects.create(
        pk=pk, organisation=university, agreement=agreement, title=f"{m}比较", first=date(2026, 1, 1),
        last=date(2027, 12, 31), created_by=office,
    )  # fmt: skip
    Structure.objects.create(pk=pk, comparison=comparison, position=1, name=m, data=PLAN_DATA)
    AgreementPlan.objects.create(
        pk=pk, agreement=agreement, version=1, data=PLAN_DATA, comparison=comparison, name=m, reason=m, set_by=office
    )
    return agreement


def make_ledger(*, university: Any, office: Any, agreement: Any) -> tuple[models.Model, Any]:
    from panhuo.deals.ledger.models import (
        Book,
        ClosedPeriod,
        Entry,
        EntrySource,
        Fact,
        Invoice,
        LedgerTerms,
        Line,
        Receipt,
        Refund,
        Report,
    )

    m, pk = LEDGER_MARK, LEDGER
    book = Book.objects.create(pk=pk, organisation=university, name=m)
    LedgerTerms.objects.create(pk=pk, agreement=agreement, book=book, source=m)
    ClosedPeriod.objects.create(pk=pk, book=book, until=date(2025, 1, 1), balances={m: 1}, closed_by=office)
    file = ContentFile(m.encode(), name="x.pdf")
    report = Report.objects.create(
        pk=pk, agreement=agreement, first=0, last=0, figures={"net_sales": [1]}, note=m, file=file, file_name=f"{m}.pdf",
        answer=m, submitted_by=office,
    )  # fmt: skip
    Fact.objects.create(
        pk=pk, agreement=agreement, kind="milestone", key=m, day=DAY, evidence=m, file=file, file_name=f"{m}.pdf",
        recorded_by=office,
    )  # fmt: skip

    def entry(at: int, kind: str, *lines: tuple[str, int]) -> Any:
        made = Entry.objects.create(
            pk=pk + at, organisation=university, book=book, agreement=agreement, number=f"{kind}{m}", kind=kind, day=DAY,
            text=m, posted_by=office,
        )  # fmt: skip
        Line.objects.bulk_create(Line(entry=made, account=account, amount=fen) for account, fen in lines)
        return made

    billed = entry(0, "KP", (f"应收/KP{m}", 700), ("收入/使用费", -700))
    invoice = Invoice.objects.create(
        pk=pk, agreement=agreement, entry=billed, text=m, amount=700, day=DAY, due_on=DAY, tax_number=m, report=report
    )
    paid = entry(1, "SK", ("资金", 700), (f"应收/KP{m}", -700))
    EntrySource.objects.create(entry=paid, source=billed)
    EntrySource.objects.create(entry=billed, paper=f"report:{pk}")
    receipt = Receipt.objects.create(
        pk=pk, agreement=agreement, entry=paid, payer=f"{m}公司", amount=700, day=DAY, reference=m
    )
    back = entry(2, "TK", ("收入/使用费", 7), ("应退/x", -7))
    EntrySource.objects.create(entry=back, source=paid)
    Refund.objects.create(pk=pk, receipt=receipt, entry=back, amount=7, reason=m)
    assert invoice.pk == pk
    return book, receipt


def make_shares(*, university: Any, office: Any, entry: Any, patent: Any) -> list[models.Model]:
    from factories import make_user
    from panhuo.deals.shares.models import (
        DealCost,
        Division,
        EquityPart,
        EquityStake,
        GrantFile,
        GrantHolder,
        Objection,
        ProfitShare,
        ProfitYear,
        Recipient,
        RightsGrant,
        Roster,
        RosterMember,
        Share,
        ShareRule,
    )

    m, pk, agreement = SHARE_MARK, SHARE, entry.agreement
    inventor = make_user(username="sharer", organisation=university)
    who = Recipient.objects.create(pk=pk, organisation=university, kind="person", name=m, user=inventor, note=m)
    rule = ShareRule.objects.create(
        pk=pk, organisation=university, version=1, title=f"{m}办法", article=m, valid_from=date(2999, 1, 1),
        parts=[{"name": m, "role": "team", "percent": "100"}], costs=[], created_by=office,
    )  # fmt: skip
    roster = Roster.objects.create(pk=pk, agreement=agreement, article=m)
    RosterMember.objects.create(pk=pk, roster=roster, part=m, recipient=who)
    DealCost.objects.create(pk=pk, agreement=agreement, kind="taxes", amount=7, day=DAY, evidence=m, entered_by=office)
    basis = {
        "parts": [{"name": m, "role": "team", "percent": "100"}], "article": m, "net_income": m, "members": {},
        "floor": {"percent": "70", "article": m}, "by_part": {m: 700}, "refused": [],
    }  # fmt: skip
    division = Division.objects.create(
        pk=pk, agreement=agreement, source=entry, rule=rule, gross=700, net=700, basis=basis, created_by=office
    )
    share = Share.objects.create(pk=pk, division=division, recipient=who, part=m, role="team", amount=700)
    Objection.objects.create(pk=pk, division=division, user=inventor, text=m)
    stake = EquityStake.objects.create(
        pk=pk, organisation=university, company=f"{m}公司", on=DAY, capital=100, patents_percent="10", evidence=m,
        created_by=office,
    )  # fmt: skip
    EquityPart.objects.create(pk=pk, stake=stake, recipient=who, to_person=True, percent="5", capital=5)
    profit = ProfitShare.objects.create(
        pk=pk, organisation=university, title=m, started=2026, years=3, percent="5", recipients=[[who.pk, "1"]],
        floor={"percent": "5"}, created_by=office,
    )  # fmt: skip
    ProfitYear.objects.create(
        pk=pk,
        profit_share=profit,
        year=2026,
        profit=100,
        evidence=m,
        amount=5,
        shares={str(who.pk): 5},
        entered_by=office,
    )
    grant = RightsGrant.objects.create(pk=pk, organisation=university, kind="use", years=10, note=m, created_by=office)
    grant.patents.add(patent)
    GrantHolder.objects.create(pk=pk, grant=grant, recipient=who, percent="100")
    GrantFile.objects.create(
        pk=pk, grant=grant, paper="contract", file=ContentFile(m.encode(), name="x.pdf"), name=f"{m}.pdf",
        uploaded_by=office,
    )  # fmt: skip
    return [division, share, stake, grant]


def make_use(*, university: Any, office: Any, agreement: Any) -> list[models.Model]:
    from factories import make_organisation
    from panhuo.deals.usefirst.models import CreditEvent, Deal, LibraryResult, Safeguard, UseRequest
    from panhuo.orgs.api import OrganisationKind

    m, pk = USE_MARK, USE
    draft = LibraryResult.objects.create(
        pk=pk, organisation=university, title=f"{m}成果", summary=m, scenario=m, created_by=office
    )
    stranger = make_organisation(name="示例别家企业", kind=OrganisationKind.ENTERPRISE)
    request = UseRequest.objects.create(pk=pk, result=draft, enterprise=stranger, purpose=m, contact=m, asked_by=office)
    deal = Deal.objects.create(pk=pk, agreement=agreement, result=draft, criteria=m, end_reason=m, created_by=office)
    Safeguard.objects.create(pk=pk, deal=deal, kind="insurance", party=m, number=m, recorded_by=office)
    CreditEvent.objects.create(
        pk=pk, deal=deal, kind="overdue", day=DAY, text=m, evidence=m, reply=m, recorded_by=office
    )
    return [draft, request, deal]
