"""What came of the meetings; the report's words and pictures."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.events.api import (
    EventPair,
    EventPicture,
    MatchEvent,
    Outcome,
    add_picture,
    agenda,
    event_figures,
    items_in_sight,
    may_record,
    record_result,
    remove_picture,
    write_summary,
)
from panhuo.orgs.api import DomainError, InvalidInput
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.events_room.forms import FEN, PictureForm, ResultForm, SummaryForm
from panhuo.web.events_room.own import frame, hosted_event


@members_only
@require_GET
def event_results(request: UserRequest, pk: int) -> HttpResponse:
    """Meetings with and without a result; summary and pictures."""
    event = hosted_event(request, pk)
    figures = event_figures(event)
    labels = [(str(label), figures.outcomes.get(code, 0)) for code, label in Outcome.choices]
    labels.append((_("未填写结果"), figures.outcomes.get("", 0)))
    context = frame(request, event, tab="results")
    context |= {
        "slots": [slot for slot in agenda(event) if slot.pairs],
        "figures": figures,
        "outcomes": labels,
        "chart": _bars(labels) if figures.placed else None,
        "summary_form": SummaryForm(initial={"summary": event.summary}),
        "picture_form": PictureForm(),
        "pictures": event.pictures.all(),
    }
    return render(request, "web/events_room/results.html", context)


def _bars(labels: list[tuple[str, int]]) -> dict[str, object]:
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 100, "right": 40, "top": 8, "bottom": 24},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [label for label, _n in labels]},
        "series": [{"type": "bar", "data": [n for _label, n in labels], "label": {"show": True, "position": "right"}}],
    }


@members_only
@require_http_methods(["GET", "POST"])
def event_result(request: UserRequest, pk: int) -> HttpResponse:
    """One meeting's form, for the host and for both who met; made for a phone."""
    rows = EventPair.objects.visible_to(request.user)
    pair = get_object_or_404(
        rows.select_related("event__organisation", "supply__organisation", "demand__organisation"), pk=pk
    )
    form = ResultForm(request.POST or None, initial=_initial(pair))
    may = may_record(request.user, pair)
    if request.method == "POST" and form.is_valid():
        try:
            record_result(pair, actor=request.user, **form.said())
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("结果已保存"))
            return redirect(_back(request, pair))
    items = items_in_sight([pair], user=request.user).get(pair.pk, [])
    context = {
        "pair": pair,
        "event": pair.event,
        "form": form,
        "may": may,
        "items": items,
        "back": _back(request, pair),
    }
    return render(request, "web/events_room/result.html", context, status=422 if form.errors else 200)


def _initial(pair: EventPair) -> dict[str, object]:
    amount = None if pair.amount_fen is None else (Decimal(pair.amount_fen) / FEN).normalize()
    return {
        "outcome": pair.outcome, "amount": None if amount is None else f"{amount:f}", "note": pair.outcome_note,
        "next_step": pair.next_step, "next_on": pair.next_on,
    }  # fmt: skip


def _back(request: UserRequest, pair: EventPair) -> str:
    inside = MatchEvent.objects.hosted_by(request.user).filter(pk=pair.event_id).exists()
    return reverse("event-results" if inside else "event-invitation-of", args=(pair.event_id,))


@staff_only
@require_POST
def event_summary(request: UserRequest, pk: int) -> HttpResponse:
    write_summary(hosted_event(request, pk), summary=request.POST.get("summary", "")[:20_000], actor=request.user)
    messages.success(request, _("总结已保存"))
    return redirect("event-results", pk)


@staff_only
@require_POST
def event_picture_add(request: UserRequest, pk: int) -> HttpResponse:
    form = PictureForm(request.POST, request.FILES)
    event = hosted_event(request, pk)
    if not form.is_valid():
        raise InvalidInput(_("请选择照片"), field="file", code="empty")
    add_picture(event, actor=request.user, **form.cleaned_data)
    return redirect("event-results", pk)


def _picture(request: UserRequest, pk: int) -> EventPicture:
    hosted = MatchEvent.objects.hosted_by(request.user)
    rows = EventPicture.objects.filter(event__in=hosted).select_related("event__organisation")
    return get_object_or_404(rows, pk=pk)


@members_only
@require_GET
def event_picture(request: UserRequest, pk: int) -> FileResponse:
    """The photograph itself."""
    return FileResponse(_picture(request, pk).file.open("rb"), content_type="image/png")


@staff_only
@require_POST
def event_picture_remove(request: UserRequest, pk: int) -> HttpResponse:
    picture = _picture(request, pk)
    remove_picture(picture, actor=request.user)
    return redirect("event-results", picture.event_id)
