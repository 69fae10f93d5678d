"""Agreements for tests; all invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from factories import make_user
from panhuo.deals.agreements.api import (
    Agreement,
    PartyValue,
    add_file,
    create_agreement,
    decide_approval,
    sign,
    submit,
)
from portfolio.annuities.records import make_patents

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
SIGNED = date(2026, 3, 2)


def draft(
    office: Any, university: Any, *, kind: str = "ordinary", taker: str = "示例机械有限公司", **said: Any
) -> Agreement:
    """A draft on one patent of the university."""
    patents = said.pop("patents", None)
    return create_agreement(
        actor=office,
        holder=university,
        kind=kind,
        title=said.pop("title", "示例装置许可"),
        parties=said.pop("parties", [PartyValue("taker", taker)]),
        patents=make_patents(university, 1) if patents is None else patents,
        **{"starts_on": date(2026, 3, 1), "ends_on": date(2030, 2, 28)} | said,
    )


def approved(agreement: Agreement, office: Any) -> Agreement:
    """Submitted by `office` and approved by a colleague."""
    chief = make_user(organisation=agreement.holder)
    submit(agreement, approvers=[(chief, "法务")], actor=office)
    row = agreement.approvals.get()
    decide_approval(row, approve=True, note="", actor=chief)
    agreement.refresh_from_db()
    return agreement


def paper(name: str = "签字件.pdf") -> ContentFile:
    return ContentFile(PDF, name=name)


def in_force(agreement: Agreement, office: Any, *, on: date = SIGNED) -> Agreement:
    """Approved, signed and in force on one day."""
    approved(agreement, office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    return sign(agreement, signed_on=on, effective_on=on, actor=office)
