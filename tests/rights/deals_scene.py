"""Agreements, open licences, filings and due care of the university, each room with its marker and its numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

AGREEMENT_MARK = "机密辛五一"
STATEMENT_MARK = "机密辛五二"
FILING_MARK = "机密辛五三"
CARE_MARK = "机密辛五四"
AGREEMENT, STATEMENT, FILING, CARE = 51001, 52001, 53001, 54001
DAY = date(2026, 1, 5)


def make_deals(*, university: Any, office: Any, patent: Any, open_patent: Any) -> list[tuple[models.Model, str]]:
    """(record, mark): only `office` may see them, the administrator of the installation is not one of the parties."""
    agreement = make_agreement(university=university, office=office, patent=patent)
    statements = make_statements(university=university, office=office, patent=patent, open_patent=open_patent)
    filings = make_filings(university=university, office=office, patent=patent)
    care = make_care(office=office, agreement=agreement)
    return [
        (agreement, AGREEMENT_MARK),
        *((one, STATEMENT_MARK) for one in statements),
        *((one, FILING_MARK) for one in filings),
        *((one, CARE_MARK) for one in care),
    ]


def make_agreement(*, university: Any, office: Any, patent: Any) -> models.Model:
    from panhuo.deals.agreements.models import (
        Agreement,
        AgreementFile,
        AgreementPatent,
        AgreementVersion,
        Approval,
        ConflictCheck,
        Consent,
        DocumentTemplate,
        NoticeObjection,
        Override,
        OwnersPact,
        Party,
        PublicityNotice,
    )

    m, pk = AGREEMENT_MARK, AGREEMENT
    made = Agreement.objects.create(
        pk=pk, holder=university, kind="ordinary", title=f"{m}合同", number=f"{m}-1", payment_terms=m, created_by=office
    )
    file = ContentFile(m.encode(), name="x.pdf")
    Party.objects.create(pk=pk, agreement=made, side="taker", name=f"{m}公司", contact=m)
    AgreementPatent.objects.create(pk=pk, agreement=made, patent=patent)
    version = AgreementVersion.objects.create(
        pk=pk, agreement=made, number=1, terms={"title": m}, digest="0" * 64, document=file, created_by=office
    )
    Approval.objects.create(pk=pk, agreement=made, version=version, role=m, approver=office, note=m, asked_by=office)
    AgreementFile.objects.create(
        pk=pk, agreement=made, kind="signed", file=file, name=f"{m}.pdf", sha256="0" * 64, size=1, uploaded_by=office
    )
    DocumentTemplate.objects.create(
        pk=pk, organisation=university, kind="consent", file=file, name=f"{m}.docx", sha256="0" * 64, uploaded_by=office
    )
    Consent.objects.create(
        pk=pk, organisation=university, patent=patent, role="owner", party=m, acts=["sole"], given_on=DAY, source=m,
        file=file, actor=office,
    )  # fmt: skip
    OwnersPact.objects.create(pk=pk, organisation=university, patent=patent, source=m, actor=office)
    Override.objects.create(pk=pk, agreement=made, patent=patent, code="pledged", reason=m, actor=office)
    ConflictCheck.objects.create(pk=pk, agreement=made, day=DAY, findings=[], may_go_on=True, actor=office)
    notice = PublicityNotice.objects.create(
        pk=pk, agreement=made, first=DAY, last=DAY, places=["unit"], contents=["name"], address=m, file=file,
        actor=office,
    )  # fmt: skip
    NoticeObjection.objects.create(pk=pk, notice=notice, raised_on=DAY, by=m, text=m, actor=office)
    return made


def make_statements(*, university: Any, office: Any, patent: Any, open_patent: Any) -> list[models.Model]:
    """A draft, a batch, and what firms said to an announced one, which itself is public."""
    from panhuo.deals.openlicence.models import Acceptance, AcceptancePayment, BatchRow, OpenStatement, StatementBatch

    m, pk = STATEMENT_MARK, STATEMENT
    draft = OpenStatement.objects.create(
        pk=pk, holder=university, patent=patent, number=f"{m}-1", title=m, patentees=m, other=m, created_by=office
    )
    public = OpenStatement.objects.create(
        pk=pk + 1, holder=university, patent=open_patent, state="announced", number="公开-1", title="公开的示例",
        patentees="公开", announced_on=DAY, obstacle=m, findings=[], created_by=office,
    )  # fmt: skip
    file = ContentFile(f"专利号,其他事项\n{m},{m}".encode(), name="x.csv")
    acceptance = Acceptance.objects.create(
        pk=pk, statement=public, name=f"{m}公司", contact=m, notice_on=DAY, notice_text=m, notice_file=file,
        created_by=office,
    )  # fmt: skip
    AcceptancePayment.objects.create(pk=pk, acceptance=acceptance, day=DAY, amount=100, note=m, actor=office)
    batch = StatementBatch.objects.create(
        pk=pk, holder=university, name=f"{m}.csv", file=file, state="planned", created_by=office
    )
    BatchRow.objects.create(pk=pk, batch=batch, number=2, label=m, action="refuse", values={"other": m})
    return [draft, acceptance, batch]


def make_filings(*, university: Any, office: Any, patent: Any) -> list[models.Model]:
    from panhuo.deals.agreements.models import Agreement, AgreementPatent, Party
    from panhuo.deals.filings.models import Filing, OwnerChange, YearReport

    m, pk = FILING_MARK, FILING
    filing = Filing.objects.create(
        pk=pk, holder=university, form="pledge", party=f"{m}银行", contract=f"{m}-1", due=DAY, nominal=DAY,
        receipt=ContentFile(m.encode(), name="x.pdf"), created_by=office,
    )  # fmt: skip
    filing.patents.add(patent)
    year = date.today().year - 1  # noqa: DTZ011 -- the list shows last year
    report = YearReport.objects.create(
        pk=pk, organisation=university, patent=patent, year=year, by=m, product=m, note=m
    )
    sold = Agreement.objects.create(
        pk=pk,
        holder=university,
        kind="transfer",
        state="in_force",
        title=f"{m}转让",
        effective_on=DAY,
        created_by=office,
    )
    Party.objects.create(pk=pk, agreement=sold, side="giver", organisation=university, name=university.name)
    Party.objects.create(pk=pk + 1, agreement=sold, side="taker", name=f"{m}公司")
    AgreementPatent.objects.create(pk=pk, agreement=sold, patent=patent)
    moved = Filing.objects.create(
        pk=pk + 1, holder=university, agreement=sold, form="transfer", state="done", number=f"{m}-2", done_on=DAY,
        party=f"{m}公司", created_by=office,
    )  # fmt: skip
    moved.patents.add(patent)
    change = OwnerChange.objects.create(
        pk=pk, filing=moved, patent=patent, before=[university.name], after=[f"{m}公司"], actor=office
    )
    return [filing, report, moved, change]


def make_care(*, office: Any, agreement: Any) -> list[models.Model]:
    from panhuo.deals.duecare.models import EvidencePaper, InterestStatement, PartyCheck

    m, pk = CARE_MARK, CARE
    file = ContentFile(m.encode(), name="x.pdf")
    paper = EvidencePaper.objects.create(
        pk=pk, agreement=agreement, kind="price_basis", title=m, day=DAY, file=file, name=f"{m}.pdf", note=m,
        actor=office,
    )  # fmt: skip
    said = InterestStatement.objects.create(
        pk=pk, agreement=agreement, person=str(office), role="handler", has_interest=True, details=m, signed_on=DAY,
        file=file, name=f"{m}.pdf", actor=office,
    )  # fmt: skip
    check = PartyCheck.objects.create(
        pk=pk, agreement=agreement, party=f"{AGREEMENT_MARK}公司", outcome="related", how=m, details=m, checked_on=DAY,
        file=file, name=f"{m}.pdf", actor=office,
    )  # fmt: skip
    return [paper, said, check]
