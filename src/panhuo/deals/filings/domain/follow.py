"""What has to be filed follows from the agreement: called inside the transaction of its change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.api import Agreement, AgreementKind, Moment, Side
from panhuo.deals.filings.enums import FilingForm, FilingState, FilingStep
from panhuo.deals.filings.models import Filing
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.filings.deadlines import filing
from panhuo.law.workdays import WorkCalendar
from panhuo.orgs.api import log_event
from panhuo.portfolio.annuities.api import rulebook

if TYPE_CHECKING:
    from panhuo.orgs.models import User

OBJECT = "filing"


def follow_agreement(agreement: Agreement, moment: Moment) -> None:
    """Signed: what is to be filed. In force: by when. Changed or over: what was filed has to follow."""
    if moment in {Moment.SIGNED, Moment.IN_FORCE}:
        first_filings(agreement)
    else:
        _later(agreement, FilingStep.CHANGE if moment is Moment.AMENDED else FilingStep.CANCEL)


def first_filings(agreement: Agreement, *, calendar: WorkCalendar | None = None) -> list[Filing]:
    """The filings that the agreement asks for, with their last days; made once, kept up to date while open."""
    made = []
    wanted = filing(
        Act.OPEN_LICENCE if agreement.open_licence else AgreementKind(agreement.kind).act,
        effective=agreement.effective_on, registered=None, calendar=calendar or rulebook().calendar,
    )  # fmt: skip
    if wanted is not None:
        row = _first(agreement, FilingForm(wanted.form.value))
        if row.state in {FilingState.TODO, FilingState.SENT, FilingState.REFUSED}:
            row.article, row.basis, row.unknown = wanted.source.article, wanted.source.basis.value, wanted.unknown
            row.basis_on = agreement.effective_on if wanted.by else None
            row.nominal = wanted.by.nominal if wanted.by else None
            row.due = wanted.by.day if wanted.by else None
            row.beyond_table = bool(wanted.by and wanted.by.beyond_table)
            row.save()
        made.append(row)
    if not agreement.open_licence:
        made.append(_first(agreement, FilingForm.TECHNOLOGY))
    return made


def _first(agreement: Agreement, form: FilingForm) -> Filing:
    row, new = Filing.objects.get_or_create(
        agreement=agreement, form=form, step=FilingStep.FIRST,
        defaults={"holder": agreement.holder, "party": party_of(agreement), "contract": agreement.number},
    )  # fmt: skip
    if new:
        row.patents.set(agreement.patents.values_list("patent", flat=True))
        tell(row, "filing_opened", None, form=form.value)
    return row


def _later(agreement: Agreement, step: FilingStep) -> None:
    """Only what was filed has to be changed or cancelled; what was still open is dropped when the contract is over."""
    for row in Filing.objects.filter(agreement=agreement, step=FilingStep.FIRST).exclude(form=FilingForm.TECHNOLOGY):
        if row.state == FilingState.DONE:
            later = Filing.objects.create(
                holder=row.holder, agreement=agreement, form=row.form, step=step, party=row.party,
                contract=row.contract,
            )  # fmt: skip
            later.patents.set(row.patents.all())
            tell(later, "filing_opened", None, form=row.form, step=step.value)


def party_of(agreement: Agreement) -> str:
    """The other side's names."""
    takers = agreement.parties.filter(side=Side.TAKER)
    return "、".join(one.name for one in takers)[:200]


def tell(row: Filing, verb: str, actor: User | None, **data: str) -> None:
    """On the filing's story."""
    log_event(object_type=OBJECT, object_id=row.pk, verb=verb, actor=actor, organisation=row.holder, data=data)
