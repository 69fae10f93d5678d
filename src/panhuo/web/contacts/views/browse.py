"""All contacts of this person's organisations: whose turn it is, what became of them; and the Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count, QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.contacts.api import Contact, ContactState, EndReason, demand_name, houses_of, side_in, turn
from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, members_only
from panhuo.web.contacts.room import waiting_brokers
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate

SIDES = ("demand", "supply")


@dataclass(frozen=True, slots=True)
class Row:
    """`mine`: it is this reader's side's turn."""

    contact: Contact
    title: str
    demand: str
    turn: str
    mine: bool


@members_only
@require_GET
def contact_list(request: UserRequest) -> HttpResponse:
    """The latest moved first; filters with counts in the address."""
    base = Contact.objects.visible_to(request.user)
    counts, houses = _counted(base), houses_of(request.user)
    facets = _facets(request, counts)
    narrowed = any(request.GET.getlist(name) for name in ("state", "reason"))
    page = paginate(request, _narrowed(request, base), count=None if narrowed else sum(counts.values()))
    context = {
        "page": page,
        "rows": [row_of(one, houses) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "invited": waiting_brokers(request.user),
    }
    return render(request, "web/contacts/list.html", context)


@members_only
@require_GET
def contact_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("对接"), _columns())
            rows = _narrowed(request, Contact.objects.visible_to(request.user))[:50_000]
            houses = houses_of(request.user)
            for at, one in enumerate(rows, start=1):
                for column, value in enumerate(_cells(row_of(one, houses))):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("对接.xlsx"))


def row_of(contact: Contact, houses: Collection[int]) -> Row:
    """With the names that readers of these organisations may know."""
    side = side_in(contact, houses)
    now = turn(contact.state, asked_by=contact.asked_by, next_side=contact.next_side)
    title = contact.need.title if contact.need is not None else str(contact.patent or "")
    mine = now == side or (now == "both" and side in SIDES)
    return Row(contact, title, demand_name(contact, seen_by=side), now, mine)


def turn_words(now: str) -> str:
    """需求方, 供给方 or 双方; "" for nobody."""
    return {"demand": _("需求方"), "supply": _("供给方"), "both": _("双方")}.get(now, "")


def _narrowed(request: UserRequest, base: QuerySet[Contact]) -> QuerySet[Contact]:
    states = [value for value in request.GET.getlist("state") if value in ContactState.values]
    reasons = [value for value in request.GET.getlist("reason") if value in EndReason.values]
    rows = base.filter(state__in=states) if states else base
    rows = rows.filter(end_reason__in=reasons) if reasons else rows
    return rows.select_related("need", "patent", "demand", "supply").order_by("-moved_at", "-pk")


def _counted(base: QuerySet[Contact]) -> Counter[tuple[str, str]]:
    """By state and reason of the end."""
    rows = base.order_by().values_list("state", "end_reason").annotate(n=Count("pk"))
    return Counter({(state, reason): n for state, reason, n in rows})


def _facets(request: UserRequest, counts: Counter[tuple[str, str]]) -> list[Facet]:
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for (state, reason), n in counts.items():
        states[state] += n
        reasons[reason] += n
    named = [
        ("state", _("状态"), [(str(v), str(label), states[v]) for v, label in ContactState.choices]),
        ("reason", _("未达成的原因"), [(str(v), str(label), reasons[v]) for v, label in EndReason.choices]),
    ]
    facets = [facet(request.GET, name=name, label=label, counts=values) for name, label, values in named]
    return [one for one in facets if one.entries]


def _columns() -> list[tuple[str, float]]:
    return [
        (_("编号"), 8.0), (_("事项"), 40.0), (_("需求方"), 28.0), (_("供给方"), 28.0), (_("状态"), 12.0),
        (_("轮到"), 10.0), (_("下一步"), 40.0), (_("日期"), 12.0), (_("原因"), 16.0),
        (_("提出"), 12.0), (_("结束"), 12.0),
    ]  # fmt: skip


def _cells(row: Row) -> tuple[str | int | None, ...]:
    one = row.contact
    return (
        one.pk, row.title, row.demand, str(one.supply), str(one.get_state_display()), turn_words(row.turn),
        one.next_step, day(one.next_on), str(one.get_end_reason_display()) if one.end_reason else "",
        day(one.created_at), day(one.ended_at),
    )  # fmt: skip
