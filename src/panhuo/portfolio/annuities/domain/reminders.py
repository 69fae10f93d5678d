"""Reminders: one line a person, day and stage; nothing is told twice."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation, Role, User, notify
from panhuo.portfolio.annuities.domain.rulebook import Rulebook, rulebook
from panhuo.portfolio.annuities.models import AnnuityAccount
from panhuo.portfolio.annuities.rules.workdays import WorkCalendar


def remind_all(*, today: date | None = None) -> int:
    """Tell the staff of every organisation with accounts; gives how many lines were due today."""
    rules, day = rulebook(), today or timezone.localdate()
    ids = AnnuityAccount.objects.order_by().values_list("organisation", flat=True).distinct()
    return sum(remind(one, rules=rules, today=day) for one in Organisation.objects.active().filter(pk__in=ids))


def remind(organisation: Organisation, *, rules: Rulebook, today: date) -> int:
    """Lines about due days and, by the earlier reading, ends of grace that come within the set numbers of days.

    On a rest day nobody reads them: they wait for the next working day (and lose nothing, since a line speaks of all
    that comes within its days). The key holds the stage and the month, so that each is told once.
    """
    if rules.calendar.covers(today) and rules.calendar.is_holiday(today):
        return 0
    told = 0
    staff = User.objects.filter(
        memberships__organisation=organisation, memberships__role__in=(Role.ADMIN, Role.STAFF), is_active=True
    ).distinct()
    for days in rules.remind_days:
        for stage, field in (("due", "next_nominal"), ("grace", "next_warn_by")):
            told += _tell(organisation, staff, stage, field, days, today, rules.calendar)
    return told


def _tell(
    organisation: Organisation,
    staff: QuerySet[User],
    stage: str,
    field: str,
    days: int,
    today: date,
    calendar: WorkCalendar,
) -> int:
    until = today + timedelta(days=days)
    rows = AnnuityAccount.objects.live().filter(organisation=organisation, dead=False, stopped_on=None, suspended=False)
    rows = rows.filter(**{f"{field}__gte": today, f"{field}__lte": until})
    if stage == "grace":
        rows = rows.filter(next_due__lt=today)
    told = 0
    for day in sorted(set(rows.values_list(field, flat=True))):
        same = rows.filter(**{field: day})
        total = same.aggregate(total=Sum("next_payable"))["total"] or 0
        values = {"day": _pay_by(day, calendar).isoformat(), "n": same.count(), "yuan": f"{total / 100:,.2f}"}
        text = (
            _("%(n)s 件专利的年费请在 %(day)s 前缴纳，共 %(yuan)s 元")
            if stage == "due"
            else _("%(n)s 件专利的滞纳期将满，请在 %(day)s 前缴纳年费 %(yuan)s 元和滞纳金，逾期专利权终止")
        )
        key = f"annuity:{organisation.pk}:{stage}:{days}:{day.isoformat()}"
        notify(users=staff, text=text % values, url=_url(day), key=key)
        told += 1
    return told


def _pay_by(day: date, calendar: WorkCalendar) -> date:
    """The last working day up to `day`: banks and offices are shut on others."""
    while calendar.covers(day) and calendar.is_holiday(day):
        day -= timedelta(days=1)
    return day


def _url(day: date) -> str:
    try:
        return f"{reverse('annuity-calendar')}?month={day:%Y-%m}"
    except NoReverseMatch:
        return ""
