"""Every day: remind, tell that the day has come, tell the heads, tell the authority. Each once for a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.domain.periods import answer_settings, work_calendar
from panhuo.exchange.answers.domain.tell import answering, asking, heads_of, log, say, staff_of
from panhuo.exchange.answers.enums import RequestState
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.exchange.answers.rules.stages import Step, due_steps
from panhuo.needs.api import NeedStatus
from panhuo.orgs.api import Organisation, OrganisationKind

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def follow_up(*, today: date | None = None) -> int:
    """Do all steps whose day has come; gives how many. A second run on the same day does nothing."""
    day = today or timezone.localdate()
    periods, calendar = answer_settings().periods(), work_calendar()
    done = _drop_closed()
    for pk in list(AnswerRequest.objects.waiting().values_list("pk", flat=True)):
        with transaction.atomic():
            rows = AnswerRequest.objects.select_for_update(of=("self",)).filter(pk=pk, state=RequestState.OPEN)
            request = rows.select_related(
                "need__organisation", "need__created_by", "organisation__region", "assignee", "asked_by"
            ).first()
            if request is None:
                continue
            steps = due_steps(due_on=request.due_on, today=day, periods=periods, calendar=calendar)
            fresh = [step for step in steps if step not in request.steps]
            if not fresh:
                continue
            _take(request, fresh)
            request.steps = [*request.steps, *(str(step) for step in fresh)]
            request.save(update_fields=("steps", "escalated_at"))
            done += len(fresh)
    return done


def _drop_closed() -> int:
    """Nobody waits for an answer to a need that is closed."""
    turns = (RequestState.OPEN, RequestState.ASKED_BACK)
    rows = AnswerRequest.objects.filter(state__in=turns, need__status=NeedStatus.CLOSED)
    dropped = 0
    for request in rows.select_related("need", "organisation"):
        with transaction.atomic():
            if AnswerRequest.objects.filter(pk=request.pk, state__in=turns).update(state=RequestState.WITHDRAWN):
                log(request, "withdrawn", None, why="need_closed")
                dropped += 1
    return dropped


def _take(request: AnswerRequest, steps: list[Step]) -> None:
    """Only the last of several that come at once is said; the others are counted as done."""
    for step in steps:
        if step is Step.AUTHORITY and request.escalated_at is None:
            request.escalated_at = timezone.now()
    last = steps[-1]
    for users, text in _words(request, last):
        say(request, users=users, text=text, key=f"{last}:{request.round}:{request.due_on}")
    log(request, "reminded", None, step=str(last), round=request.round)


def _words(request: AnswerRequest, step: Step) -> Iterator[tuple[list[User], str]]:
    said = {"title": request.need.title[:60], "day": request.due_on, "name": str(request.organisation)}
    if step is Step.REMIND:
        yield answering(request), _("请在 %(day)s 前答复需求“%(title)s”") % said
    elif step is Step.DUE:
        yield answering(request), _("今天是答复需求“%(title)s”的最后一天") % said
    elif step is Step.HEADS:
        text = _("需求“%(title)s”的答复已超期（%(day)s），请督促经办人") % said
        yield list({user.pk: user for user in [*heads_of(request.organisation), *answering(request)]}.values()), text
        yield asking(request), _("%(name)s 还没有答复需求“%(title)s”，已超期，正在督促") % said
    else:
        yield authorities_of(request.organisation), _("%(name)s 超期未答复企业需求（期限 %(day)s）") % said


def authorities_of(organisation: Organisation) -> list[User]:
    """Staff of the authorities of the institution's province."""
    if organisation.region is None:
        return []
    prefix = organisation.region.code[:2]
    offices = Organisation.objects.active().filter(kind=OrganisationKind.AUTHORITY, region__code__startswith=prefix)
    return [user for office in offices for user in staff_of(office)]
