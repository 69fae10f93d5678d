"""The periods and holidays as this installation has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.answers.may import may_set_periods
from panhuo.exchange.answers.models import AnswerSettings
from panhuo.exchange.answers.rules.working import Due, add_working_days, working_days_between
from panhuo.law.workdays import WorkCalendar
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event
from panhuo.portfolio.annuities.api import rulebook

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def answer_settings() -> AnswerSettings:
    """The row; our defaults until an administrator changes them."""
    return AnswerSettings.objects.filter(pk=1).first() or AnswerSettings(pk=1)


def work_calendar() -> WorkCalendar:
    """The official holiday tables with those that the administrator loaded (annuities keep them for all)."""
    return rulebook().calendar


def due_after(start: date, *, days: int | None = None) -> Due:
    """The day by which an answer is due that is asked for on `start`; `days` None: as set for the installation."""
    return add_working_days(start, days or answer_settings().answer_days, calendar=work_calendar())


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to `end`."""
    return working_days_between(start, end, calendar=work_calendar())


@transaction.atomic
def set_periods(
    *, answer_days: int, soon_days: int, authority_days: int, most_asked: int, actor: User
) -> AnswerSettings:
    """Change the periods; requests that run keep their day.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: names the field and its range.
    """
    if not may_set_periods(actor):
        raise NotAllowed
    given = {
        "answer_days": (answer_days, 1, 60), "soon_days": (soon_days, 0, 20), "authority_days": (authority_days, 1, 60),
        "most_asked": (most_asked, 1, 20),
    }  # fmt: skip
    for field, (value, least, most) in given.items():
        if not least <= value <= most:
            message = _("应在 %(least)s 到 %(most)s 之间")
            raise InvalidInput(message, field=field, code="range", params={"least": least, "most": most})
    values = {name: value for name, (value, _least, _most) in given.items()}
    row, _made = AnswerSettings.objects.update_or_create(
        pk=1, defaults={**values, "is_default": False, "changed_by": actor}
    )
    log_event(object_type="answer_settings", object_id=1, verb="changed", actor=actor, data=values)
    return row
