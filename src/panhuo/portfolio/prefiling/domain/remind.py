"""Reminders: passed but not filed; publicly funded, granted and not reported on."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.portfolio.prefiling.domain.tell import office_of, say
from panhuo.portfolio.prefiling.enums import ENDED, USED, Conclusion, DisclosureState, FilingStep
from panhuo.portfolio.prefiling.models import Decision, Disclosure, Filing
from panhuo.portfolio.prefiling.rules.read import read_book


def remind(*, today: date | None = None) -> int:
    """Remind whom it concerns, each period once; gives how many disclosures were found waiting."""
    today = today or timezone.localdate()
    return _unfiled(today) + _unreported(today)


def _unfiled(today: date) -> int:
    passed = Decision.objects.filter(conclusion=Conclusion.FILE, disclosure__state=DisclosureState.DECIDED)
    waiting = 0
    for decision in passed.filter(disclosure__filings=None).select_related("disclosure__organisation", "book"):
        disclosure = decision.disclosure
        days = read_book(decision.book.data).file_within_days
        late = (today - timezone.localdate(decision.decided_at)).days // days
        if late >= 1 and decision.round == disclosure.round:
            waiting += 1
            text = _("披露 #%(n)s 已通过评估，还没有登记申请号")
            say(disclosure, users=_whom(disclosure), text=text, key=f"prefiling:unfiled:{decision.pk}:{late}")
    return waiting


def _unreported(today: date) -> int:
    """Granted patents of public money: ask once a period after the last word on implementation."""
    waiting = 0
    rows = Filing.objects.filter(disclosure__publicly_funded=True).select_related(
        "disclosure__organisation", "decision__book"
    )
    for filing in rows.prefetch_related("events"):
        steps = {event.step for event in filing.events.all()}
        granted = [event.on for event in filing.events.all() if event.step == FilingStep.GRANTED]
        if not granted or steps & set(ENDED) or steps & set(USED):
            continue
        period = timedelta(days=read_book(filing.decision.book.data).report_every_days)
        late = (today - granted[0]) // period
        if late >= 1:
            waiting += 1
            text = _("披露 #%(n)s 由财政资助形成且已授权，请填报实施情况")
            key = f"prefiling:unreported:{filing.pk}:{late}"
            say(filing.disclosure, users=_whom(filing.disclosure), text=text, key=key)
    return waiting


def _whom(disclosure: Disclosure) -> list[User]:
    return [disclosure.author, *office_of(disclosure)]
