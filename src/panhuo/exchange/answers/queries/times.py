"""How fast institutions answer: counts and the median of working days, nothing where nothing was asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from django.utils import timezone

from panhuo.exchange.answers.enums import RequestState
from panhuo.exchange.answers.models import AnswerRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.exchange.answers.queries.visible import RequestQuerySet
    from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """One institution. `asked` = `in_time` + `late` + `running` + `overdue`, withdrawn ones left out.

    Counted is the first answer to each request; a question to the enterprise counts as an answer. `median_days`:
    working days to the first answer; None where nothing was answered.
    """

    organisation_id: int
    name: str
    asked: int
    in_time: int
    late: int
    running: int
    overdue: int
    median_days: float | None


def answer_times(
    *,
    organisations: Iterable[int] | None = None,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
) -> list[AnswerTimes]:
    """By institution, by name; requests asked from `first` to `last` (both included, Asia/Shanghai).

    Only counts leave this function: whoever calls it says who may read them.
    """
    rows = AnswerRequest.objects.exclude(state=RequestState.WITHDRAWN, first_answer_at=None)
    if organisations is not None:
        rows = rows.filter(organisation__in=list(organisations))
    if first is not None:
        rows = rows.filter(asked_at__date__gte=first)
    if last is not None:
        rows = rows.filter(asked_at__date__lte=last)
    day = today or timezone.localdate()
    found: dict[tuple[str, int], list[tuple[int | None, bool | None, date]]] = defaultdict(list)
    for pk, name, days, in_time, due_on in rows.values_list(
        "organisation", "organisation__name", "first_days", "first_in_time", "due_on"
    ).iterator():
        found[name, pk].append((days, in_time, due_on))
    return [_row(pk, name, one, day) for (name, pk), one in sorted(found.items())]


def requests_visible_to(user: User | AnonymousUser) -> RequestQuerySet:
    """With all that a list shows."""
    return AnswerRequest.objects.visible_to(user).select_related("need__organisation", "organisation", "assignee")


def _row(pk: int, name: str, rows: list[tuple[int | None, bool | None, date]], today: date) -> AnswerTimes:
    days = [one for one, _in_time, _due in rows if one is not None]
    unanswered = [due for one, _in_time, due in rows if one is None]
    return AnswerTimes(
        organisation_id=pk,
        name=name,
        asked=len(rows),
        in_time=sum(in_time is True for _days, in_time, _due in rows),
        late=sum(in_time is False for _days, in_time, _due in rows),
        running=sum(due >= today for due in unanswered),
        overdue=sum(due < today for due in unanswered),
        median_days=float(median(days)) if days else None,
    )
