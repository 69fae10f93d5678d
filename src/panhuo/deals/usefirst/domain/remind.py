"""The daily watch: triggers, reports and payments that are due, trials that end, terms that are over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.api import InvoiceState, office, owing, say, standing, takers
from panhuo.deals.rules.usefirst.states import ENDS, State, move_of
from panhuo.deals.usefirst.domain.deals import follow_trigger, go
from panhuo.deals.usefirst.models import Deal

AHEAD: Final = timedelta(days=30)
"""A default of ours: so long before a trial or a term ends both sides are reminded."""


def watch_all(*, today: date | None = None) -> int:
    """Every deal under way, each in a transaction of its own; gives how many were looked at."""
    today = today or timezone.localdate()
    rows = Deal.objects.exclude(state__in=[one.value for one in ENDS]).values_list("pk", flat=True)
    for pk in list(rows):
        with transaction.atomic():
            deal = Deal.objects.select_for_update().select_related("agreement__holder").get(pk=pk)
            watch_one(deal, today=today)
    return len(rows)


def watch_one(deal: Deal, *, today: date) -> None:
    """Follow the trigger; say what is late, each thing once."""
    follow_trigger(deal, actor=None, today=today)
    agreement = deal.agreement
    both = [*office(agreement), *takers(agreement)]
    if deal.state == State.TRIAL and deal.trial_last and today >= deal.trial_last - AHEAD:
        text = _("协议 %(n)s 的试用将要结束，请验收")
        say(agreement, users=both, text=text, key=f"watch:trial:{deal.trial_last}")
    state = owing(agreement, on=today)
    for one in state.awaited if state else ():
        text = _("协议 %(n)s 的收入报告到期未交")
        say(agreement, users=both, text=text, key=f"watch:report:{one.royalty}:{one.ends}")
    for owed in state.owed if state else ():
        if owed.left > 0 and owed.day <= today:
            text = _("协议 %(n)s 有到期的款项还没有开票")
            say(agreement, users=office(agreement), text=text, key=f"watch:bill:{owed.key}:{owed.amount}")
    for row in standing(agreement, on=today).invoices:
        if row.state == InvoiceState.OVERDUE:
            late = (today - row.invoice.due_on).days // AHEAD.days
            text = _("协议 %(n)s 有逾期未付的款项")
            say(agreement, users=both, text=text, key=f"watch:overdue:{row.invoice.pk}:{late}")
    _term(deal, today)


def _term(deal: Deal, today: date) -> None:
    last = deal.agreement.ended_on or deal.agreement.ends_on
    if last is None or deal.agreement.effective_on is None:
        return
    if today > last:
        move = move_of(State(deal.state), "expire", by="system")
        if move is not None:
            go(deal, move, actor=None, day=last)
    elif today >= last - AHEAD:
        both = [*office(deal.agreement), *takers(deal.agreement)]
        say(deal.agreement, users=both, text=_("协议 %(n)s 将要期满"), key=f"watch:term:{last}")
