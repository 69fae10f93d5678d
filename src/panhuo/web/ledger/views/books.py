"""A book: its postings, balances and closed periods."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.ledger.api import (
    Book,
    Entry,
    EntryKind,
    Line,
    all_balances,
    check_book,
    close_period,
    may_close,
    open_separate_book,
)
from panhuo.intake.api import Book as Workbook
from panhuo.orgs.api import InvalidInput, User
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.listing import facet, paginate
from panhuo.web.money import DayField
from panhuo.web.plans.views.compare import put_yuan


def own_book(user: User, pk: int) -> Book:
    """404 for the books of others."""
    found: Book = get_object_or_404(Book.objects.visible_to(user).select_related("organisation"), pk=pk)
    return found


@staff_only
@require_GET
def ledger_book(request: UserRequest, pk: int) -> HttpResponse:
    """Postings by kind, balances, closings; `?check=1` replays all postings."""
    book = own_book(request.user, pk)
    rows = Entry.objects.filter(book=book).select_related("agreement", "posted_by", "reverses").order_by("-pk")
    counts = [(value, str(label), rows.filter(kind=value).count()) for value, label in EntryKind.choices]
    wanted = [one for one in request.GET.getlist("kind") if one in EntryKind.values]
    narrowed = rows.filter(kind__in=wanted) if wanted else rows
    page = paginate(request, narrowed.prefetch_related("lines"))
    context = {
        "book": book,
        "page": page,
        "facets": [facet(request.GET, name="kind", label=_("种类"), counts=counts)],
        "balances": all_balances(book).items(),
        "closings": book.closings.select_related("closed_by"),
        "may_close": may_close(request.user, book),
        "checked": check_book(book) if request.GET.get("check") else None,
    }
    return render(request, "web/ledger/book.html", context)


@staff_only
@require_POST
def ledger_close(request: UserRequest, pk: int) -> HttpResponse:
    """Close all days up to one."""
    book = own_book(request.user, pk)
    until = DayField(required=False).clean(request.POST.get("until"))
    if until is None:
        raise InvalidInput(_("请填写日期"), field="until")
    close_period(book, until=until, actor=request.user)
    messages.success(request, _("%(day)s 及以前已结账") % {"day": until})
    return redirect("ledger-book", pk)


@staff_only
@require_POST
def ledger_book_new(request: UserRequest) -> HttpResponse:
    """A separate book for 资产单列."""
    houses = houses_of(request.user)
    if not houses:
        raise InvalidInput(_("您不是任何机构的经办人"), field="name")
    book = open_separate_book(houses[0], name=request.POST.get("name", ""), actor=request.user)
    messages.success(request, _("单列账簿已建立"))
    return redirect("ledger-book", book.pk)


@staff_only
@require_GET
def ledger_book_export(request: UserRequest, pk: int) -> FileResponse:
    """The journal line by line, and the balances."""
    book = own_book(request.user, pk)
    columns = [
        (_("分录"), 16.0), (_("日期"), 12.0), (_("种类"), 12.0), (_("摘要"), 30.0), (_("协议"), 20.0),
        (_("科目"), 40.0), (_("借（元）"), 16.0), (_("贷（元）"), 16.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        with Workbook(path) as workbook:
            sheet = workbook.sheet(_("日记账"), columns)
            lines = Line.objects.filter(entry__book=book).select_related("entry__agreement").order_by("pk")
            for at, line in enumerate(lines.iterator(chunk_size=2000), start=1):
                entry = line.entry
                texts = (
                    entry.number, str(entry.day), str(entry.get_kind_display()), entry.text,
                    str(entry.agreement or ""), line.account,
                )  # fmt: skip
                for column, text in enumerate(texts):
                    workbook.put(sheet, at, column, text)
                put_yuan(workbook, sheet, at, 6 if line.amount > 0 else 7, abs(line.amount))
            totals = workbook.sheet(_("余额"), [(_("科目"), 40.0), (_("余额（元，借正贷负）"), 20.0)])
            for at, (account, fen) in enumerate(all_balances(book).items(), start=1):
                workbook.put(totals, at, 0, account)
                put_yuan(workbook, totals, at, 1, fen)
        name = _("账簿 %(name)s.xlsx") % {"name": book.name}
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=name)
