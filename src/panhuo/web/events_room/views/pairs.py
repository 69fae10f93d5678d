"""Who should meet whom."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from panhuo.exchange.events.api import (
    EventPair,
    MatchEvent,
    PairState,
    add_pair,
    drop_pair,
    fix_slot,
    items_in_sight,
    start_matching,
    times,
)
from panhuo.intake.api import Book
from panhuo.needs.api import NeedFilters
from panhuo.orgs.api import InvalidInput, JobState, job_remaining
from panhuo.patents.api import Patent, PatentFilters, display_number, filter_patents
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.events_room.forms import MatchForm, PairForm
from panhuo.web.events_room.own import frame, hosted_event
from panhuo.web.events_room.words import why_not
from panhuo.web.format import wan
from panhuo.web.inventory.files import workbook
from panhuo.web.listing import paginate

TABS = ("proposed", "placed", "unplaced", "dropped")


@members_only
@require_GET
def event_pairs(request: UserRequest, pk: int) -> HttpResponse:
    """Pairs with the reasons of matching; while it runs, its progress."""
    event = hosted_event(request, pk)
    context = frame(request, event, tab="pairs") | _busy(event)
    if request.GET.get("part") == "progress":
        if not context["busy"]:
            return HttpResponseClientRefresh()
        return render(request, "web/events_room/_progress.html", context)
    rows, counts = _rows(event, request.GET.get("show", ""))
    page = paginate(request, rows)
    pairs = list(EventPair.objects.filter(pk__in=[one.pk for one in page]).select_related("supply", "demand", "event"))
    order = {one.pk: at for at, one in enumerate(page)}
    pairs.sort(key=lambda pair: order[pair.pk])
    items = items_in_sight(pairs, user=request.user)
    context |= {
        "page": page,
        "rows": [(pair, items.get(pair.pk, []), why_not(pair.why_not)) for pair in pairs],
        "show": request.GET.get("show", ""),
        "counts": counts,
        "match_form": MatchForm(),
        "pair_form": PairForm(),
        "slots": [(n, f"{begin:%H:%M}") for n, (begin, _end) in enumerate(times(event))],
    }
    return render(request, "web/events_room/pairs.html", context)


def _busy(event: MatchEvent) -> dict[str, Any]:
    job = event.job
    busy = job is not None and job.state in {JobState.QUEUED, JobState.RUNNING}
    return {"busy": busy, "job": job, "remaining": job_remaining(job) if job is not None and busy else None}


def _rows(event: MatchEvent, show: str) -> tuple[Any, dict[str, int]]:
    pairs = event.pairs.all()
    proposed = pairs.filter(state=PairState.PROPOSED)
    placed = proposed.exclude(slot=None).exclude(table=None)
    sets = {
        "": proposed, "placed": placed, "unplaced": proposed.exclude(pk__in=placed.values("pk")),
        "dropped": pairs.filter(state=PairState.DROPPED),
    }  # fmt: skip
    counts = Counter({name or "all": rows.count() for name, rows in sets.items()})
    order = (F("slot").asc(nulls_last=True), "table") if show == "placed" else ("rank", "pk")
    return sets.get(show, proposed).order_by(*order), dict(counts)


@staff_only
@require_POST
def event_match(request: UserRequest, pk: int) -> HttpResponse:
    """Let matching propose pairs."""
    event = hosted_event(request, pk)
    form = MatchForm(request.POST)
    if not form.is_valid():
        said = "；".join(str(error) for errors in form.errors.values() for error in errors)
        raise InvalidInput(_("请检查匹配条件：%(said)s") % {"said": said}, field="each", code="form")
    each = form.cleaned_data.pop("each")
    start_matching(event, filters=NeedFilters.from_params(form.cleaned_data), each=each, actor=request.user)
    return redirect("event-pairs", pk)


@staff_only
@require_POST
def event_pair_add(request: UserRequest, pk: int) -> HttpResponse:
    """Two by their names, and a patent by its number."""
    event = hosted_event(request, pk)
    form = PairForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请填写供需双方"), field="supply", code="form")
    values = form.cleaned_data
    number = values.pop("number").strip()
    patent = None
    if number:
        seen = Patent.objects.visible_to(request.user)
        patent = filter_patents(seen, PatentFilters(q=number)).first()
        if patent is None:
            raise InvalidInput(_("没有号码为“%(n)s”的专利") % {"n": number[:60]}, field="number", code="patent")
    add_pair(event, patent=patent, actor=request.user, **values)
    messages.success(request, _("已加入对接"))
    return redirect("event-pairs", pk)


def _pair(request: UserRequest, pk: int) -> EventPair:
    rows = EventPair.objects.visible_to(request.user).select_related("event__organisation", "supply", "demand")
    return get_object_or_404(rows, pk=pk)


@staff_only
@require_POST
def event_pair_drop(request: UserRequest, pk: int) -> HttpResponse:
    """Out, or back in."""
    pair = _pair(request, pk)
    drop_pair(pair, dropped=pair.state == PairState.PROPOSED, actor=request.user)
    return redirect("event-pairs", pair.event_id)


@staff_only
@require_POST
def event_pair_slot(request: UserRequest, pk: int) -> HttpResponse:
    """A slot by hand; empty: the solver's choice again."""
    pair = _pair(request, pk)
    text = request.POST.get("slot", "")
    fix_slot(pair, slot=int(text) if text.isdecimal() and len(text) < 4 else None, actor=request.user)  # noqa: PLR2004
    messages.success(request, _("已记下，重新排期后生效"))
    return redirect("event-pairs", pair.event_id)


@members_only
@require_GET
def event_pairs_export(request: UserRequest, pk: int) -> FileResponse:
    """All pairs with reasons, slots and results."""
    event = hosted_event(request, pk)
    return workbook(lambda path: _write(path, event, request), name=event.title[:40])


def _write(path: Path, event: MatchEvent, request: UserRequest) -> None:
    heads = [
        (_("供给方"), 28.0), (_("需求方"), 28.0), (_("专利"), 40.0), (_("需求"), 40.0), (_("匹配理由"), 50.0),
        (_("状态"), 10.0), (_("场次"), 8.0), (_("桌号"), 8.0), (_("未排期的原因"), 24.0), (_("结果"), 12.0),
        (_("意向金额"), 14.0), (_("下一步"), 30.0), (_("说明"), 30.0),
    ]  # fmt: skip
    pairs = list(event.pairs.select_related("supply", "demand"))
    items = items_in_sight(pairs, user=request.user)
    with Book(path) as book:
        sheet = book.sheet(_("对接"), heads)
        for at, pair in enumerate(pairs, start=1):
            own = items.get(pair.pk, [])
            placed = pair.slot is not None and pair.table is not None
            cells: list[str | int | None] = [
                pair.supply.name, pair.demand.name,
                "\n".join(f"{display_number(one.patent)} {one.patent}".strip() for one in own if one.patent),
                "\n".join(str(one.need) for one in own if one.need), "\n".join(one.reason for one in own if one.reason),
                str(pair.get_state_display()), (pair.slot or 0) + 1 if placed else None,
                (pair.table or 0) + 1 if placed else None, why_not(pair.why_not), str(pair.get_outcome_display()),
                wan(pair.amount_fen), pair.next_step, pair.outcome_note,
            ]  # fmt: skip
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)
