"""Reminders of what is owed: run by the tick, nobody is told the same thing twice."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import Notification, notify
from panhuo.policies.domain.tell import staff_of
from panhuo.policies.enums import HandInState, MendState
from panhuo.policies.models import HandIn, Mend

WEEK = 7


def dun(*, today: date | None = None) -> int:
    """Remind those who owe a list; gives how many lines were written.

    On the days before the deadline that the campaign names, and once in every week after it; a deadline that was moved
    is reminded of anew.
    """
    day = today or timezone.localdate()
    owed = HandIn.objects.filter(
        campaign__is_open=True, state__in=(HandInState.OPEN, HandInState.RETURNED)
    ).select_related("campaign", "organisation")
    before = Notification.objects.count()
    for task in owed:
        stage = due_stage((task.deadline - day).days, task.campaign.dun_days)
        if stage:
            _remind(task, stage, left=(task.deadline - day).days)
    return Notification.objects.count() - before


def remind_of_mends(*, today: date | None = None) -> int:
    """Tell holders once a week how many articles are to be mended within a week or are overdue; gives the lines."""
    day = today or timezone.localdate()
    rows = Mend.objects.filter(state=MendState.OPEN, article__version=F("policy__current")).order_by()
    rows = rows.filter(deadline__lte=day + timedelta(days=WEEK))
    counts = rows.values_list("policy__holder").annotate(n=Count("pk"), late=Count("pk", filter=Q(deadline__lt=day)))
    before = Notification.objects.count()
    for holder, n, late in counts:
        text = _("%(soon)s 条整改一周内到期，%(late)s 条已逾期") % {"soon": n - late, "late": late}
        year, week, _weekday = day.isocalendar()
        url = "/policies/?check=overdue" if late else "/policies/?check=mending"
        notify(users=staff_of(holder), text=text, url=url, key=f"mends:{holder}:{year}-{week}")
    return Notification.objects.count() - before


def due_stage(left: int, days: list[int]) -> str:
    """Which reminder is due with `left` days to go: the nearest of `days` that has come, or the week after; or none."""
    if left < 0:
        return f"late{-left // WEEK}"
    come = [day for day in days if left <= day]
    return f"before{min(come)}" if come else ""


def _remind(task: HandIn, stage: str, *, left: int) -> None:
    params = {"what": task.campaign.title, "day": task.deadline.isoformat(), "n": abs(left)}
    if left < 0:
        text = _("“%(what)s”已超过期限 %(day)s 共 %(n)s 天，请尽快报送")
    elif task.state == HandInState.RETURNED:
        text = _("“%(what)s”已被退回，请修改后在 %(day)s 前重新报送（还有 %(n)s 天）")
    else:
        text = _("请在 %(day)s 前报送“%(what)s”（还有 %(n)s 天）")
    notify(
        users=staff_of(task.organisation_id), text=text % params, url=f"/policies/tasks/{task.pk}/",
        key=f"dun:{task.pk}:{task.deadline.isoformat()}:{stage}",
    )  # fmt: skip
