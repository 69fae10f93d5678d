"""The list of needs and its Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.needs.api import NEED_SORTS, Need, NeedQuerySet, format_budget, industry_name
from panhuo.orgs.api import InvalidInput, User
from panhuo.web.access import AccessRule, may_enter, public
from panhuo.web.format import day
from panhuo.web.listing import paginate
from panhuo.web.match.facts import modes_of, need_owner
from panhuo.web.needs.narrow import narrowed

MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    need: Need
    owner: str
    budget: str


@public
@require_GET
def need_list(request: HttpRequest) -> HttpResponse:
    """Filters with counts, sort and page, all in the address."""
    found = narrowed(request)
    page = paginate(request, found.rows, count=found.total)
    context = {
        "page": page,
        "rows": [Row(need, need_owner(need, request.user), format_budget(need)) for need in page],
        "facets": found.facets,
        "chips": found.chips,
        "clear_url": "?" if found.chips else "",
        "q": found.q,
        "sort": found.sort,
        "sorts": NEED_SORTS.items(),
        "kept": found.kept,
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": isinstance(request.user, User) and may_enter(AccessRule.STAFF, request.user),
    }
    return render(request, "web/needs/list.html", context)


@public
@require_GET
def need_export(request: HttpRequest) -> FileResponse:
    """The whole narrowed list as a workbook. Raises InvalidInput for more rows than a sheet is good for."""
    found = narrowed(request)
    count = found.rows.count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 条，一次最多导出 %(most)s 条。请先用筛选缩小范围。")
        raise InvalidInput(message % {"n": count, "most": MOST_ROWS}, field="filters")
    return FileResponse(_workbook(found.rows, request.user), as_attachment=True, filename=_("需求.xlsx"))


def _workbook(needs: NeedQuerySet, user: User | AnonymousUser) -> BinaryIO:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "needs.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_("需求"), [(heading, width) for heading, width in _columns()])
            for at, need in enumerate(needs.iterator(chunk_size=500), start=1):
                for column, value in enumerate(_cells(need, user)):
                    book.put(sheet, at, column, value)
        return BytesIO(path.read_bytes())


def _columns() -> list[tuple[str, float]]:
    return [
        (_("标题"), 40.0), (_("需求内容"), 80.0), (_("企业名称"), 28.0), (_("行业"), 18.0), (_("地区"), 12.0),
        (_("预算"), 18.0), (_("合作方式"), 24.0), (_("截止日期"), 12.0), (_("状态"), 10.0), (_("来源编号"), 20.0),
    ]  # fmt: skip


def _cells(need: Need, user: User | AnonymousUser) -> Iterable[str]:
    return (
        need.title, need.text, need_owner(need, user), industry_name(need.industry), str(need.region or ""),
        format_budget(need), modes_of(need), day(need.deadline), str(need.get_status_display()), need.external_id,
    )  # fmt: skip
