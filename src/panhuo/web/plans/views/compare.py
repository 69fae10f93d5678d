"""The designer: figures in, both sides' cash and values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.deals.plans.api import (
    MOST_STRUCTURES,
    Compared,
    Comparison,
    ScenarioName,
    bases_needed,
    compare,
    may_edit,
    may_set_plan,
    rate_ranges,
    save_assumptions,
    years_in,
)
from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.plans.assumptions import parse_assumptions
from panhuo.deals.rules.plans.cash_flow import Row
from panhuo.deals.rules.plans.parse import parse_plan
from panhuo.deals.rules.plans.words import plain, plan_words
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.format import yuan
from panhuo.web.plans.forms import AssumptionsForm
from panhuo.web.plans.pictures import cash_chart, outcome_of
from panhuo.web.plans.views.browse import own_comparison
from panhuo.web.plans.words import charge_words, missing_words


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month; a cell for each structure: what the licensor gets, the licensee keeps, and what for."""

    label: str
    cells: Sequence[tuple[int, int, str] | None]


@members_only
@require_http_methods(["GET", "POST"])
def plans_comparison(request: UserRequest, pk: int) -> HttpResponse:
    """Figures, structures, values, pictures with tables."""
    comparison = own_comparison(request.user, pk)
    form = _form(comparison, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            save_assumptions(
                comparison, form.said(), first=got["first"], last=got["last"], industry=got["industry"],
                actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存并重新计算"))
            return redirect("plans-comparison", pk)
    context = _context(request, comparison)
    return render(request, "web/plans/comparison.html", context | {"form": form}, status=422 if form.errors else 200)


def _context(request: UserRequest, comparison: Comparison) -> dict[str, Any]:
    found = compare(comparison)
    scenario = _scenario(request, found)
    side = "licensee" if request.GET.get("side") == "licensee" else "licensor"
    every = "month" if request.GET.get("every") == "month" else "sum"
    taken = {one.structure.position for one in found}
    agreement = comparison.agreement
    return {
        "comparison": comparison,
        "compared": [(one, plan_words(one.plan), missing_words(one.missing)) for one in found],
        "values": _values(found),
        "equals": [(one, _rates(one)) for one in found[1:] if one.equal is not None],
        "target": found[0] if found else None,
        "free": [n for n in range(1, MOST_STRUCTURES + 1) if n not in taken],
        "scenario": scenario,
        "scenarios": [(value, label) for value, label in ScenarioName.choices if _has(found, value)],
        "side": side,
        "every": every,
        "chart": cash_chart(found, scenario=scenario, side=side, every=every),
        "months": _months(found, scenario, by_year=request.GET.get("table") != "month"),
        "table": "month" if request.GET.get("table") == "month" else "year",
        "reckoned": any(one.outcomes for one in found),
        "ranges": rate_ranges(comparison.industry),
        "may_edit": may_edit(request.user, comparison),
        "may_choose": agreement is not None and may_set_plan(request.user, agreement),
        "may_share": agreement is None and comparison.created_by_id == request.user.pk,
    }


def _form(comparison: Comparison, data: Any) -> AssumptionsForm:
    plans = [parse_plan(one.data) for one in comparison.structures.all()]
    bases = sorted(bases_needed(plans), key=list(Base).index)
    keys = list(dict.fromkeys(one.key for plan in plans for one in plan.milestones))
    return AssumptionsForm(
        data, said=parse_assumptions(comparison.assumptions), comparison=comparison,
        months=years_in(comparison.first, comparison.last), bases=bases, milestones=keys,
    )  # fmt: skip


def _scenario(request: UserRequest, found: list[Compared]) -> str:
    wanted = request.GET.get("scenario", "")
    return wanted if wanted in ScenarioName.values and _has(found, wanted) else ScenarioName.MIDDLE


def _has(found: list[Compared], scenario: str) -> bool:
    return any(outcome_of(one, scenario) for one in found)


def _values(found: list[Compared]) -> list[tuple[str, list[dict[str, int | None]]]]:
    """By scenario, for each structure: total and both sides' present values (分)."""
    rows = []
    for value, label in ScenarioName.choices:
        if not _has(found, value):
            continue
        cells: list[dict[str, int | None]] = []
        for one in found:
            outcome = outcome_of(one, value)
            cells.append(
                {"total": outcome.flow.total, "licensor": outcome.licensor, "licensee": outcome.licensee}
                if outcome
                else {"total": None, "licensor": None, "licensee": None}
            )
        rows.append((str(label), cells))
    return rows


def _rates(one: Compared) -> str:
    """The rates at which it is worth the same with their unit; "" where no rate does it, a dash without royalty."""
    if not one.plan.royalties:
        return "—"
    if one.equal is None or one.equal.rates is None:
        return ""
    if one.plan.royalties[0].base in COUNTED:
        return " / ".join(yuan(int(rate)) if rate == int(rate) else plain(rate / 100) for rate in one.equal.rates)
    return " / ".join(f"{plain(rate)}%" for rate in one.equal.rates)


def _months(found: list[Compared], scenario: str, *, by_year: bool) -> list[MonthRow]:
    flows = [outcome.flow.rows if (outcome := outcome_of(one, scenario)) else () for one in found]
    longest = max((len(rows) for rows in flows), default=0)
    step = 12 if by_year else 1
    table = []
    for at in range(0, longest, step):
        label = _("第 %(n)s 年") % {"n": at // 12 + 1} if by_year else _label(flows, at)
        table.append(MonthRow(label, [_cell(rows[at : at + step]) for rows in flows]))
    return table


def _label(flows: list[Any], at: int) -> str:
    row: Row = next(rows[at] for rows in flows if at < len(rows))
    return f"{row.first} – {row.last}"


def _cell(rows: Sequence[Row]) -> tuple[int, int, str] | None:
    if not rows:
        return None
    words = dict.fromkeys(charge_words(one.kind, one.name) for row in rows for one in row.charges)
    return sum(row.licensor for row in rows), sum(row.licensee for row in rows), "、".join(words)


@members_only
@require_GET
def plans_export(request: UserRequest, pk: int) -> FileResponse:
    """Every month of every structure in every scenario, as a workbook."""
    comparison = own_comparison(request.user, pk)
    found = compare(comparison)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plans.xlsx"
        with Book(path) as book:
            for one in found:
                _sheet(book, one)
            if not found:
                book.sheet(_("没有方案"), [("", 10.0)])
        name = _("付费方案比较 %(n)s.xlsx") % {"n": comparison.pk}
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=name)


def _sheet(book: Book, one: Compared) -> None:
    columns = [
        (_("情景"), 8.0), (_("月"), 6.0), (_("起"), 12.0), (_("止"), 12.0), (_("应付日"), 12.0), (_("款项"), 24.0),
        (_("许可方收入（元）"), 18.0), (_("被许可方净额（元）"), 18.0),
    ]  # fmt: skip
    sheet = book.sheet(f"{one.structure.position}", columns)
    at = 0
    for outcome in one.outcomes:
        label = str(ScenarioName(outcome.scenario).label)
        for row in outcome.flow.rows:
            at += 1
            days = "、".join(charge.day.isoformat() for charge in row.charges)
            words = "、".join(charge_words(charge.kind, charge.name) for charge in row.charges)
            cells: tuple[str | int, ...] = (label, row.month + 1, str(row.first), str(row.last), days, words)
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)
            put_yuan(book, sheet, at, 6, row.licensor)
            put_yuan(book, sheet, at, 7, row.licensee)


def put_yuan(book: Book, sheet: Any, row: int, column: int, fen: int) -> None:
    """分 as a number of 元 with two decimals."""
    sheet.write_number(row, column, fen / 100, book.workbook.add_format({"num_format": "#,##0.00"}))
