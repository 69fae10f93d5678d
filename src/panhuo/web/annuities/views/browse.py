"""The list, the payment list as Excel, bringing accounts up to date."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput, start_job
from panhuo.patents.api import display_number
from panhuo.portfolio.annuities.api import AnnuityAccount, may_work, require_work, state_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.annuities.query import DUE_IN, FILTER_NAMES, SORT_LABELS, AccountQuery, chips
from panhuo.web.format import day
from panhuo.web.listing import PAGE_SIZES, cleared, paginate, replaced
from panhuo.web.patents.views import kept

MOST_ROWS = 50_000


@members_only
def annuity_list(request: UserRequest) -> HttpResponse:
    """Accounts of the organisation, narrowed and sorted as the address says."""
    query = AccountQuery.of(request)
    facets, total = query.facets()
    page = paginate(request, query.accounts(), count=total)
    context = {
        "organisation": query.organisation,
        "page": page,
        "rows": [(account, state_of(account, today=query.today)) for account in page.object_list],
        "facets": facets,
        "chips": chips(query, facets),
        "clear_url": cleared(request.GET, FILTER_NAMES),
        "filtered": bool(query.filters),
        "q": query.filters.q,
        "sort": query.sort,
        "sorts": SORT_LABELS.items(),
        "sizes": PAGE_SIZES,
        "due_in": [(n, text, replaced(request.GET, due_in=str(n)), query.filters.due_in == n) for n, text in DUE_IN],
        "kept": kept(request.GET, without={"q", "page"}),
        "kept_for_sort": kept(request.GET, without={"sort", "size", "page"}),
        "may_work": may_work(request.user, query.organisation),
        "empty": not query.filters and not query.base.exists(),
        "tab": "list",
    }
    return render(request, "web/annuities/list.html", context)


@staff_only
@require_POST
def annuity_sync(request: UserRequest) -> HttpResponse:
    """Accounts for patents that have none; those whose patent or rules changed are reckoned anew."""
    organisation = AccountQuery.of(request).organisation
    require_work(request.user, organisation)
    key = f"annuities.sync:{organisation.pk}:{timezone.now():%Y%m%d%H%M%S}"
    params = {"organisation": organisation.pk}
    job = start_job("annuities.sync", key=key, params=params, owner=request.user, organisation=organisation)
    messages.info(request, _("正在更新年费台账。"))
    return redirect("job-detail", job.pk)


@members_only
def annuity_export(request: UserRequest) -> FileResponse:
    """The payment list: one row an annuity, filtered like the list. An empty cell means not known."""
    query = AccountQuery.of(request)
    accounts = query.accounts()
    if accounts.count() > MOST_ROWS:
        message = _("一次最多导出 %(most)s 件，请先用筛选缩小范围。") % {"most": MOST_ROWS}
        raise InvalidInput(message, field="filters")
    name = _("缴费清单") + f"-{query.today:%Y%m%d}.xlsx"
    return FileResponse(_workbook(query), as_attachment=True, filename=name)


def _columns() -> list[tuple[str, float]]:
    """Heading and width in characters."""
    return [
        (_("专利号"), 18),
        (_("名称"), 40),
        (_("类型"), 10),
        (_("院系"), 18),
        (_("缴费人"), 14),
        (_("年度"), 8),
        (_("缴费期限"), 12),
        (_("期限未计休假日"), 14),
        (_("全额（元）"), 12),
        (_("费减%"), 8),
        (_("应缴（元）"), 12),
        (_("滞纳期止"), 12),
        (_("缴费状态"), 14),
        (_("已缴至年度"), 10),
        (_("至届满费用（元）"), 14),
    ]


def _workbook(query: AccountQuery) -> BinaryIO:
    columns = _columns()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_("缴费清单"), columns)
            for row, account in enumerate(query.accounts().iterator(chunk_size=1000), start=1):
                for place, value in enumerate(_cells(account, query)):
                    book.put(sheet, row, place, value)
        return BytesIO(path.read_bytes())


def _cells(account: AnnuityAccount, query: AccountQuery) -> list[Any]:
    return [
        display_number(account.patent),
        account.patent.title or account.patent.title_en,
        str(account.patent.get_kind_display()),
        account.department,
        account.payer,
        account.next_year,
        day(account.next_due),
        day(account.next_nominal),
        _yuan(account.next_full),
        account.next_percent_off,
        _yuan(account.next_payable),
        day(account.next_warn_by),
        str(state_of(account, today=query.today).label),
        account.paid_year,
        _yuan(account.cost_to_expiry),
    ]


def _yuan(fen: int | None) -> str | int | None:
    if fen is None:
        return None
    return fen // 100 if fen % 100 == 0 else f"{fen / 100:.2f}"
