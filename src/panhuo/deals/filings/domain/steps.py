"""Sent, filed, refused, not needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import AgreementState, check_paper, take_effect
from panhuo.deals.filings.domain.follow import tell
from panhuo.deals.filings.enums import OPEN_FILINGS, FilingForm, FilingState, FilingStep
from panhuo.deals.filings.may import require_work
from panhuo.deals.filings.models import Filing
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import EncumbranceKind, end_encumbrance, record_encumbrance

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import User

DETAILS = ("nature", "total", "currency", "way", "entry", "rate", "least", "most", "earlier", "stability", "note")
"""合同性质, 使用费总额, 币种, 支付方式, 入门费, 提成率, 最低和最高提成费, 已许可他人的备案号, 权利稳定性声明, 备注."""


@transaction.atomic
def set_details(filing: Filing, *, details: dict[str, str], actor: User) -> Filing:
    """Fields that only the form needs. Raises `NotAllowed`."""
    filing = locked_filing(filing, actor)
    filing.details = {name: details.get(name, "").strip()[:300] for name in DETAILS}
    filing.save(update_fields=("details",))
    tell(filing, "filing_detailed", actor)
    return filing


@transaction.atomic
def send(filing: Filing, *, on: date, actor: User) -> Filing:
    """Handed to the office on `on`. Raises `NotAllowed` and `InvalidInput`."""
    filing = locked_filing(filing, actor)
    if filing.state not in {FilingState.TODO, FilingState.REFUSED}:
        raise NotAllowed(_("已经提交"))
    _not_ahead(on, "on")
    filing.state, filing.sent_on = FilingState.SENT, on
    filing.save(update_fields=("state", "sent_on"))
    tell(filing, "filing_sent", actor, on=on.isoformat())
    return filing


@transaction.atomic
def settle(
    filing: Filing, *, on: date, number: str, actor: User, receipt: File[bytes] | None = None, receipt_name: str = ""
) -> Filing:
    """The office filed or registered it on `on` under `number`.

    A transfer takes effect by it (专利法第十条第三款), a pledge lies on its patents from it.

    Raises:
        NotAllowed: not staff of the holder, or settled already.
        InvalidInput: no number, or a day that cannot be.
    """
    filing = locked_filing(filing, actor)
    if filing.state not in OPEN_FILINGS:
        raise NotAllowed(_("已经办结"))
    if not number.strip():
        raise InvalidInput(_("请填写备案号或登记编号"), field="number")
    _not_ahead(on, "on")
    if filing.sent_on and on < filing.sent_on:
        raise InvalidInput(_("备案或登记日早于提交日"), field="on")
    if receipt is not None:
        check_paper(receipt_name, receipt)
        filing.receipt.save(receipt_name[-80:], receipt, save=False)
    filing.state, filing.done_on, filing.number = FilingState.DONE, on, number.strip()[:80]
    filing.save()
    tell(filing, "filing_settled", actor, on=on.isoformat(), number=filing.number)
    _works(filing, on=on, actor=actor)
    return filing


def _works(filing: Filing, *, on: date, actor: User) -> None:
    agreement = filing.agreement
    if filing.form == FilingForm.TRANSFER and agreement is not None and agreement.state == AgreementState.SIGNED:
        filing.agreement = take_effect(agreement, effective_on=on, actor=actor)
    if filing.form == FilingForm.PLEDGE and filing.step == FilingStep.FIRST:
        rows = [
            record_encumbrance(
                patent, kind=EncumbranceKind.PLEDGE, organisation=filing.holder, first=on, party=filing.party,
                source=_("质押登记 %(n)s") % {"n": filing.number}, actor=actor,
            )
            for patent in filing.patents.all()
        ]  # fmt: skip
        filing.encumbrances.set(rows)
    if filing.form == FilingForm.PLEDGE and filing.step == FilingStep.CANCEL:
        for row in filing.encumbrances.select_related("organisation"):
            end_encumbrance(row, last=max(on, row.first or on), actor=actor)


@transaction.atomic
def refused(filing: Filing, *, reason: str, actor: User) -> Filing:
    """The office did not file it; it stays to be done. Raises `NotAllowed` and `InvalidInput`."""
    return _close(filing, FilingState.REFUSED, reason=reason, actor=actor, verb="filing_refused")


@transaction.atomic
def drop(filing: Filing, *, reason: str, actor: User) -> Filing:
    """It need not be done, for a stated reason. Raises `NotAllowed` and `InvalidInput`."""
    return _close(filing, FilingState.DROPPED, reason=reason, actor=actor, verb="filing_dropped")


def _close(filing: Filing, state: FilingState, *, reason: str, actor: User, verb: str) -> Filing:
    filing = locked_filing(filing, actor)
    if filing.state not in OPEN_FILINGS:
        raise NotAllowed(_("已经办结"))
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason")
    filing.state, filing.reason = state, reason.strip()[:300]
    filing.save(update_fields=("state", "reason"))
    tell(filing, verb, actor)
    return filing


def _not_ahead(day: date, field: str) -> None:
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field=field)


def locked_filing(filing: Filing, actor: User) -> Filing:
    """The row for a change, read anew. Raises `NotAllowed` unless staff of its holder."""
    require_work(actor, filing.holder)
    locked: Any = Filing.objects.select_for_update(of=("self",)).select_related("holder", "agreement__holder")
    row: Filing = locked.get(pk=filing.pk)
    return row
