"""Billing what is owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.books import hold_terms
from panhuo.deals.ledger.domain.post import next_number, post, reverse
from panhuo.deals.ledger.domain.tell import say, takers, tell
from panhuo.deals.ledger.enums import EntryKind, FactKind, ReportState
from panhuo.deals.ledger.may import require_keep
from panhuo.deals.ledger.models import Fact, Invoice, Report
from panhuo.deals.ledger.queries.balances import open_of
from panhuo.deals.ledger.queries.owed import Owed, owing
from panhuo.deals.plans.api import agreed_plan
from panhuo.deals.refused import refused
from panhuo.deals.rules.ledger import transactions as make
from panhuo.deals.rules.plans.charges import ChargeKind
from panhuo.deals.rules.plans.plan import Plan
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.deals.ledger.models import LedgerTerms
    from panhuo.orgs.models import User

ROYALTY = frozenset({ChargeKind.ROYALTY, ChargeKind.MINIMUM})


@transaction.atomic
def bill_charge(
    agreement: Agreement, *, key: str, actor: User, day: date | None = None, due_on: date | None = None,
    tax_number: str = "",
) -> Invoice:  # fmt: skip
    """Bill a charge of the plan, or what its correction added to it.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: nothing is owed under that key, all of it is billed, or its day lies ahead.
    """
    require_keep(actor, agreement)
    terms = hold_terms(agreement)
    day = day or timezone.localdate()
    state = owing(agreement, on=day)
    found = next((one for one in state.owed if one.key == key), None) if state else None
    if state is None or found is None:
        raise InvalidInput(_("按现有的报告和事实，没有这笔应付款"), field="key", code="not_owed")
    if found.day > timezone.localdate():
        raise InvalidInput(_("这笔款项到 %(day)s 才到期"), field="key", params={"day": found.day.isoformat()})
    if found.left <= 0:
        raise InvalidInput(_("这笔款项已经开票"), field="key", code="billed")
    billed = sum(one.billed for one in state.owed) + sum(amount for _key, amount in state.orphans)
    if state.plan.cap is not None and billed + found.left > state.plan.cap:
        raise InvalidInput(_("累计开票将超过总额上限；先冲销多开的部分"), field="key", code="cap")
    reports = _reports(agreement, found, state.plan.month_of(found.day), _period(state.plan, found))
    invoice = write_invoice(
        terms, amount=found.left, day=day, due_on=due_on, tax_number=tax_number, actor=actor, key=key,
        sources=_sources(agreement, found, reports), report=reports[-1] if reports else None,
    )  # fmt: skip
    tell(agreement, "invoiced", actor, invoice=invoice.pk)
    return invoice


@transaction.atomic
def bill_other(
    agreement: Agreement, *, text: str, amount: int, actor: User, day: date | None = None,
    due_on: date | None = None, tax_number: str = "", paper: str = "",
) -> Invoice:  # fmt: skip
    """Bill what no plan reckons, such as the fee of an open licence. Raises `NotAllowed`, `InvalidInput`."""
    require_keep(actor, agreement)
    if not text.strip():
        raise InvalidInput(_("请写明事由"), field="text")
    terms = hold_terms(agreement)
    invoice = write_invoice(
        terms, amount=amount, day=day or timezone.localdate(), due_on=due_on, tax_number=tax_number, actor=actor,
        text=text.strip()[:200], sources=[paper or f"agreement:{agreement.pk}"],
    )  # fmt: skip
    tell(agreement, "invoiced", actor, invoice=invoice.pk)
    return invoice


@transaction.atomic
def credit_invoice(invoice: Invoice, *, reason: str, actor: User, day: date | None = None) -> None:
    """Undo an invoice on which nothing was paid.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no reason, something was paid, or it is undone already.
    """
    agreement = invoice.agreement
    require_keep(actor, agreement)
    hold_terms(agreement)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    if open_of(invoice) != invoice.amount:
        raise InvalidInput(_("已有付款或已冲销的发票不能冲销"), field="invoice", code="paid")
    reverse(invoice.entry, day=day or timezone.localdate(), actor=actor, text=reason.strip())
    tell(agreement, "invoice_credited", actor, invoice=invoice.pk)


def write_invoice(
    terms: LedgerTerms, *, amount: int, day: date, due_on: date | None, actor: User, sources: list[str],
    key: str = "", text: str = "", tax_number: str = "", report: Report | None = None, of: Invoice | None = None,
) -> Invoice:  # fmt: skip
    """Post and keep an invoice; the callers have checked who may and what for."""
    agreement = terms.agreement
    kind = EntryKind.INTEREST if of else EntryKind.INVOICE
    due_on = due_on or day + timedelta(days=terms.due_days)
    if due_on < day:
        raise InvalidInput(_("付款期限早于开票日"), field="due_on")
    number = next_number(terms.book.organisation, kind, day=day)
    with refused("amount"):
        one = make.invoice(number, day=day, amount=amount, sources=sources, interest=of is not None)
    entry = post(one, book=terms.book, kind=kind, agreement=agreement, actor=actor, text=text)
    invoice = Invoice.objects.create(
        agreement=agreement, entry=entry, key=key, text=text, amount=amount, day=day, due_on=due_on,
        tax_number=tax_number.strip()[:60], report=report, of=of,
    )  # fmt: skip
    say(agreement, users=takers(agreement), text=_("协议 %(n)s 有一笔新的应付款"), key=f"invoice:{invoice.pk}")
    return invoice


def _period(plan: Plan, found: Owed) -> int:
    """Months of the royalty's period."""
    if found.kind not in ROYALTY:
        return 1
    return plan.royalties[int(found.name) - 1].period_months


def _reports(agreement: Agreement, found: Owed, month: int, period: int) -> list[Report]:
    """The accepted reports that a royalty is reckoned from: those of its own period."""
    if found.kind not in ROYALTY:
        return []
    rows = Report.objects.filter(agreement=agreement, state=ReportState.ACCEPTED)
    return list(rows.filter(first__lte=month, last__gt=month - period).order_by("first"))


def _sources(agreement: Agreement, found: Owed, reports: list[Report]) -> list[str]:
    record = agreed_plan(agreement)
    papers = [f"report:{one.pk}" for one in reports]
    kinds = {ChargeKind.MILESTONE: FactKind.MILESTONE, ChargeKind.EXIT: FactKind.EXIT}
    if found.kind in kinds:
        key = found.name if found.kind is ChargeKind.MILESTONE else ""
        facts = Fact.objects.filter(agreement=agreement, kind=kinds[found.kind], key=key, withdrawn=False)
        papers += [f"fact:{one.pk}" for one in facts]
    return [*papers, f"plan:{record.pk}"] if record else papers
