"""Reminders of last days: each stage once, by the earlier of the two readings of a rolled day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import staff_of
from panhuo.deals.filings.enums import FilingState
from panhuo.deals.filings.models import Filing
from panhuo.orgs.api import notify

STAGES: Final = (60, 30, 14, 7, 3, 1)
"""A default of ours: so many days before the corresponding day people are reminded."""


def remind_all(*, today: date) -> int:
    """Tell the staff of each holder; gives how many filings had something to tell."""
    told = 0
    waiting = Filing.objects.filter(state__in=(FilingState.TODO, FilingState.REFUSED), nominal__isnull=False)
    rows = waiting.filter(nominal__lte=today + timedelta(days=max(STAGES))).select_related("holder", "agreement")
    for row in rows:
        told += _remind(row, today)
    return told


def _remind(row: Filing, today: date) -> int:
    if row.nominal is None or row.due is None:
        return 0
    left = (row.nominal - today).days
    stage = min((days for days in STAGES if left <= days), default=None)
    if stage is None:
        return 0
    words = {
        "what": row.get_form_display(), "n": row.contract or f"#{row.pk}", "day": row.nominal.isoformat(),
        "due": row.due.isoformat(),
    }  # fmt: skip
    if row.due < today:
        text, key = _("%(what)s（%(n)s）已逾期：应在 %(due)s 前办理"), f"late:{today:%Y-%W}"
    else:
        text, key = _("%(what)s（%(n)s）请在 %(day)s 前办理"), f"{stage}:{row.nominal.isoformat()}"
    url = reverse("filings-detail", args=(row.pk,))
    notify(users=staff_of(row.holder), text=text % words, url=url, key=f"filing:{row.pk}:{key}")
    return 1
