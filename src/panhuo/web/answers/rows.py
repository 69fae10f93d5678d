"""Requests as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import (
    Answer,
    AnswerRequest,
    RequestState,
    Stage,
    answer_settings,
    stage_of,
    work_calendar,
)
from panhuo.needs.api import Need, firm_names

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True)
class Row:
    """`title` hides a need that the reader may not see (an authority sees that a request is late, not what it says)."""

    request: AnswerRequest
    title: str
    seen: bool
    firm: str
    stage: str
    stage_label: str
    last: Answer | None

    @property
    def is_open(self) -> bool:
        return self.request.state == RequestState.OPEN


def rows_of(requests: Iterable[AnswerRequest], *, user: User, today: date | None = None) -> list[Row]:
    """With the stage of open ones and the last answer."""
    listed = list(requests)
    day = today or timezone.localdate()
    periods, calendar = answer_settings().periods(), work_calendar()
    ids = [one.need_id for one in listed]
    seen = set(Need.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    firms = firm_names([one.need for one in listed if one.need_id in seen], user)
    last: dict[int, Answer] = {}
    for answer in Answer.objects.filter(request__in=[one.pk for one in listed]).order_by("round"):
        last[answer.request_id] = answer
    found = []
    for one in listed:
        stage = ""
        if one.state == RequestState.OPEN:
            stage = stage_of(due_on=one.due_on, today=day, periods=periods, calendar=calendar)
        shown = one.need_id in seen
        title = one.need.title if shown else _("（不公开的需求）")
        label = str(Stage(stage).label) if stage else ""
        found.append(Row(one, title, shown, firms.get(one.need_id, ""), stage, label, last.get(one.pk)))
    return found
