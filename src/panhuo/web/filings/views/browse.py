"""What has to be filed, by its last day."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.deals.filings.api import SORTS, Filing, FilingFilters, filing_facets, filter_filings, open_pledge
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError
from panhuo.patents.api import display_number
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.forms.fields import patents_of_numbers
from panhuo.web.agreements.own import houses_of
from panhuo.web.agreements.views.rights import house_of
from panhuo.web.blame import blame
from panhuo.web.filings.forms import PledgeForm
from panhuo.web.format import day
from panhuo.web.listing import PAGE_SIZES, Chip, Facet, facet, paginate

NAMES = ("when", "state", "form", "step")


@members_only
@require_GET
def filing_list(request: UserRequest) -> HttpResponse:
    """Open ones by their last day; filters, sort and page in the address."""
    base, today = Filing.objects.visible_to(request.user), timezone.localdate()
    filters = _filters(request.GET)
    facets = _facets(request.GET, filters, request)
    order = SORTS.get(request.GET.get("sort", "due"), SORTS["due"])
    rows = filter_filings(base, filters, today=today).order_by(*order)
    page = paginate(request, rows.select_related("agreement").prefetch_related("patents__identifiers"))
    context = {
        "page": page,
        "rows": [(one, days_left(one)) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "q": filters.q,
        "kept": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"q", "page"}],
        "kept_for_sort": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"sort", "size", "page"}],
        "sorts": [("due", _("期限")), ("new", _("最新")), ("done", _("备案日"))],
        "sort": request.GET.get("sort", "due"),
        "sizes": PAGE_SIZES,
        "may_work": bool(houses_of(request.user)),
        "tab": "filings",
    }
    return render(request, "web/filings/list.html", context)


def days_left(one: Filing) -> int | None:
    """Days until the last day of an open filing; None where there is none."""
    if one.due is None or one.state in {"done", "dropped"}:
        return None
    return int((one.due - timezone.localdate()).days)


@members_only
@require_GET
def filing_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    rows = filter_filings(Filing.objects.visible_to(request.user), _filters(request.GET), today=timezone.localdate())
    rows = rows.select_related("agreement", "holder").prefetch_related("patents__identifiers").order_by(*SORTS["due"])
    columns = [
        (_("种类"), 24.0), (_("事项"), 12.0), (_("状态"), 14.0), (_("合同编号"), 20.0), (_("对方"), 28.0),
        (_("专利"), 40.0),
        (_("起算日"), 12.0), (_("期限"), 12.0), (_("提交日"), 12.0), (_("备案或登记日"), 14.0), (_("编号"), 24.0),
        (_("依据"), 36.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "filings.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("备案和登记"), columns)
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("备案和登记.xlsx"))


def _cells(one: Filing) -> Iterable[str]:
    numbers = "；".join(display_number(patent) for patent in one.patents.all())
    return (
        str(one.get_form_display()), str(one.get_step_display()), str(one.get_state_display()), one.contract, one.party,
        numbers, day(one.basis_on), day(one.due), day(one.sent_on), day(one.done_on), one.number, one.article,
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "POST"])
def filing_pledge(request: UserRequest) -> HttpResponse:
    """A pledge to be registered; conflicts stop it with their articles."""
    form = PledgeForm(request.POST or None, initial={"numbers": request.GET.get("number", "")[:60]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = open_pledge(
                holder=house_of(request), patents=patents_of_numbers(data["numbers"], user=request.user),
                pledgee=data["pledgee"], amount=data["amount"], contract=data["contract"], actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已建立质押登记事项"))
            return redirect("filings-detail", made.pk)
    context = {"form": form, "tab": "filings"}
    return render(request, "web/filings/pledge.html", context, status=422 if form.errors else 200)


def _filters(params: QueryDict) -> FilingFilters:
    chosen = {name: tuple(v for v in params.getlist(name) if v) for name in NAMES}
    return FilingFilters(**chosen, q=params.get("q", "").strip()[:100])


def _facets(params: QueryDict, filters: FilingFilters, request: UserRequest) -> list[Facet]:
    labels = {"when": _("期限"), "state": _("状态"), "form": _("种类"), "step": _("事项")}
    whens = {"late": _("已逾期"), "soon": _("30 日内"), "later": _("30 日以后"), "none": _("没有期限或起算日未知")}
    counts = filing_facets(Filing.objects.visible_to(request.user), filters, today=timezone.localdate(), whens=whens)
    return [facet(params, name=name, label=labels[name], counts=counts[name]) for name in NAMES if counts[name]]
