"""Whose turn is it, with deals: approvals, filings that come due, notices that wait for their payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Approval, ApprovalDecision
from panhuo.deals.filings.api import OPEN_FILINGS, Filing
from panhuo.deals.openlicence.api import Acceptance
from panhuo.orgs.api import organisations_of
from panhuo.web.agreements.own import houses_of
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn

if TYPE_CHECKING:
    from panhuo.orgs.api import User

AHEAD: Final = timedelta(days=30)


def deal_turns(user: User) -> Iterator[Turn]:
    """Approvals first, then what has to be filed within a month, then notices of licensees."""
    rows = Approval.objects.filter(approver=user, decision=ApprovalDecision.PENDING, agreement__state="review")
    for row in rows.filter(agreement__holder__in=organisations_of(user)).select_related("agreement")[:MOST_OF_A_KIND]:
        text = _("协议 %(n)s 等您审批") % {"n": row.agreement}
        yield Turn(_("协议"), text, reverse("agreements-detail", args=(row.agreement_id,)), _("去审批"), row.asked_at)
    houses = houses_of(user)
    if not houses:
        return
    today = timezone.localdate()
    filings = Filing.objects.filter(holder__in=houses, state__in=OPEN_FILINGS, due__lte=today + AHEAD)
    for filing in filings.order_by("due")[:MOST_OF_A_KIND]:
        words = {
            "what": filing.get_form_display(), "n": filing.contract or f"#{filing.pk}",
            "day": filing.due.isoformat() if filing.due else "",
        }  # fmt: skip
        text = _("%(what)s（%(n)s）请在 %(day)s 前办理") % words
        yield Turn(_("备案和登记"), text, reverse("filings-detail", args=(filing.pk,)), _("去办理"), filing.created_at)
    waiting = Acceptance.objects.filter(statement__holder__in=houses, obtained_on=None, withdrawn=False)
    for one in waiting.exclude(missing="too_late").select_related("statement")[:MOST_OF_A_KIND]:
        words = {"name": one.name, "number": one.statement.number}
        text = _("%(name)s 书面通知接受专利 %(number)s 的开放许可") % words
        url = reverse("openlicence-detail", args=(one.statement_id,))
        yield Turn(_("开放许可"), text, url, _("去办理"), one.created_at)
