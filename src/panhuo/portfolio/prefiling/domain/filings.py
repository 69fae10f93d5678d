"""Filings that come out of assessed disclosures, and what becomes of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.intake.api import NumberForm, parse_number
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.patents.api import IdentifierKind, Patent, PatentIdentifier
from panhuo.portfolio.prefiling.domain.funding import follow_funding
from panhuo.portfolio.prefiling.domain.gate import NotAssessed, require_may_file
from panhuo.portfolio.prefiling.domain.tell import tell
from panhuo.portfolio.prefiling.enums import USED, FilingStep
from panhuo.portfolio.prefiling.may import is_author, is_office
from panhuo.portfolio.prefiling.models import Disclosure, Filing, FilingEvent
from panhuo.portfolio.prefiling.queries.units import institution_of, units_of

if TYPE_CHECKING:
    from panhuo.orgs.models import User

PUBLIC_REALM = 0


@transaction.atomic
def enter_filing(disclosure: Disclosure, *, number: str, filed_on: date, actor: User) -> Filing:
    """Write down that an application was filed.

    Raises:
        NotAllowed: neither author nor named office staff.
        NotAssessed: the disclosure has not passed, or passed only after the day of filing.
        InvalidInput: the number is no Chinese application number, known already, or the day lies ahead.
    """
    if not (is_office(actor, disclosure) or is_author(actor, disclosure)):
        raise NotAllowed
    decision = require_may_file(disclosure)
    normal = _number(number)
    if filed_on > timezone.localdate():
        raise InvalidInput(_("申请日不能晚于今天"), field="filed_on", code="future")
    passed = timezone.localdate(decision.decided_at)
    if filed_on < passed:
        message = _("申请日 %(filed)s 早于通过评估的日期 %(passed)s：不是申请前评估，不能登记")
        params = {"filed": filed_on.isoformat(), "passed": passed.isoformat()}
        raise NotAssessed(message, code="assessed_after", params=params)
    if Filing.objects.filter(number=normal).exists():
        raise InvalidInput(_("申请号已登记过"), field="number", code="known")
    filing = Filing.objects.create(
        disclosure=disclosure,
        decision=decision,
        organisation=disclosure.organisation,
        number=normal,
        filed_on=filed_on,
        entered_by=actor,
        patent=_patent(normal, disclosure),
    )
    follow_funding(filing)
    tell(disclosure, verb="filed", actor=actor, filing=filing.pk)
    return filing


@transaction.atomic
def record_step(filing: Filing, *, step: str, on: date, evidence: str, actor: User) -> FilingEvent:
    """Write down a grant, a licence, an implementation …

    Raises:
        NotAllowed: not named office staff (implementation: also the author).
        InvalidInput: no such step, a day before filing or ahead, or implementation without evidence.
    """
    if not (is_office(actor, filing.disclosure) or is_author(actor, filing.disclosure)):
        raise NotAllowed
    if step not in FilingStep.values:
        raise InvalidInput(_("没有这种进展"), field="step", code="choice")
    if not filing.filed_on <= on <= timezone.localdate():
        raise InvalidInput(_("日期应在申请日和今天之间"), field="on", code="date")
    if step in USED and not evidence.strip():
        raise InvalidInput(_("请写明实施的证据，例如合同编号、产品型号"), field="evidence", code="empty")
    event = FilingEvent.objects.create(filing=filing, step=step, on=on, evidence=evidence.strip()[:300], actor=actor)
    tell(filing.disclosure, verb="step", actor=actor, filing=filing.pk, step=step)
    return event


@transaction.atomic
def remove_step(event: FilingEvent, *, actor: User) -> None:
    """Take back a step that was entered by mistake. Raises NotAllowed, DomainError for one read from a record."""
    if not is_office(actor, event.filing.disclosure):
        raise NotAllowed
    if event.actor_id is None:
        raise DomainError(_("来自专利记录的进展不能删除"), code="from_record")
    tell(event.filing.disclosure, verb="step_removed", actor=actor, filing=event.filing_id, step=event.step)
    event.delete()


def link_filings() -> int:
    """Find the patents that filings became, their days of grant and their funding; gives how many filings changed."""
    changed = 0
    for filing in Filing.objects.select_related("disclosure__organisation", "patent").iterator():
        found = filing.patent or _patent(filing.number, filing.disclosure)
        if found is not None:
            changed += _follow(filing, found)
    return changed


@transaction.atomic
def _follow(filing: Filing, patent: Patent) -> bool:
    new = filing.patent_id != patent.pk
    if new:
        Filing.objects.filter(pk=filing.pk).update(patent=patent)
        filing.patent = patent
    new |= follow_funding(filing)
    if patent.grant_date and not filing.events.filter(step=FilingStep.GRANTED).exists():
        FilingEvent.objects.create(
            filing=filing, step=FilingStep.GRANTED, on=patent.grant_date, evidence=_("专利记录"), actor=None
        )
        new = True
    return new


def _number(text: str) -> str:
    reading = parse_number(text)
    if not reading.valid or reading.normal is None or reading.form is not NumberForm.APPLICATION:
        note = reading.note or _("应为 13 位的中国专利申请号")
        raise InvalidInput(_("申请号认不出：%(note)s"), field="number", code="number", params={"note": note})
    return reading.normal


def _patent(number: str, disclosure: Disclosure) -> Patent | None:
    realms = [PUBLIC_REALM, *(unit.pk for unit in units_of(institution_of(disclosure.organisation)))]
    rows = PatentIdentifier.objects.filter(kind=IdentifierKind.APPLICATION, value=number, realm__in=realms)
    row = rows.filter(patent__merged_into=None).select_related("patent").order_by("-realm").first()
    return row.patent if row else None
