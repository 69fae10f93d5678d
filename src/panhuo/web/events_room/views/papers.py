"""The schedule, and the papers of an event."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.events.api import (
    MatchEvent,
    agenda,
    agenda_content,
    agenda_pdf,
    agenda_word,
    badge_rows,
    badges_pdf,
    badges_word,
    event_figures,
    pairs_to_meet,
    report_pdf,
    report_word,
    schedule_event,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.events_room.own import frame, hosted_event
from panhuo.web.events_room.words import why_not


@members_only
@require_GET
def event_agenda(request: UserRequest, pk: int) -> HttpResponse:
    """Slots and tables; who has none and why."""
    event = hosted_event(request, pk)
    pairs = pairs_to_meet(event)
    without = [(pair, why_not(pair.why_not)) for pair in pairs if pair.table is None]
    context = frame(request, event, tab="agenda")
    context |= {
        "slots": agenda(event),
        "ready": len(pairs),
        "without": without,
        "figures": event_figures(event),
        "has_people": bool(badge_rows(event)),
    }
    return render(request, "web/events_room/agenda.html", context)


@staff_only
@require_POST
def event_schedule(request: UserRequest, pk: int) -> HttpResponse:
    """Let the solver place the meetings, again if need be."""
    plan = schedule_event(hosted_event(request, pk), actor=request.user)
    said = _("已排定 %(n)s 项对接，%(left)s 项排不下") % {"n": len(plan.placed), "left": len(plan.unplaced)}
    messages.success(request, said)
    return redirect("event-agenda", pk)


@members_only
@require_GET
def event_agenda_pdf(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    return _file(agenda_pdf(agenda_content(event)), event, _("日程"), "pdf")


@members_only
@require_GET
def event_agenda_word(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    return _file(agenda_word(agenda_content(event)), event, _("日程"), "docx")


@members_only
@require_GET
def event_badges_pdf(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    address = _address(request)
    return _file(badges_pdf(event, badge_rows(event), address=address), event, _("参会证"), "pdf")


@members_only
@require_GET
def event_badges_word(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    return _file(badges_word(event, badge_rows(event), address=_address(request)), event, _("参会证"), "docx")


@members_only
@require_GET
def event_report_pdf(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    return _file(report_pdf(event), event, _("活动报告"), "pdf")


@members_only
@require_GET
def event_report_word(request: UserRequest, pk: int) -> FileResponse:
    event = hosted_event(request, pk)
    return _file(report_word(event), event, _("活动报告"), "docx")


def _address(request: UserRequest) -> Callable[[str], str]:
    return lambda token: request.build_absolute_uri(f"/r/badge/{token}/")


def _file(data: bytes, event: MatchEvent, name: str, form: str) -> FileResponse:
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{event.title}-{name}.{form}")
