"""The list of verdicts: which patents both sides call valuable, and why."""

from __future__ import annotations

from pathlib import Path

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.needs.api import CooperationMode
from panhuo.orgs.api import InvalidInput, Organisation
from panhuo.patents.api import display_number
from panhuo.portfolio.inventory.api import Entry, colleges_of, settings_of, short_name
from panhuo.portfolio.ratings.api import (
    EnterpriseRating,
    Outcome,
    StandingFilters,
    current_standings,
    filter_standings,
    history_of,
    may_run_ratings,
    rule_of,
    standing_counts,
)
from panhuo.portfolio.ratings.queries.visible import StandingQuerySet
from panhuo.web.access import UserRequest, members_only
from panhuo.web.format import day
from panhuo.web.inventory.choose import own_institutions
from panhuo.web.inventory.files import MOST_ROWS, workbook
from panhuo.web.listing import Chip, Facet, cleared, facet, paginate
from panhuo.web.ratings.choose import allowed, rated_institution

FILTERS = ("outcome", "college", "grade")


@members_only
@require_GET
def standing_list(request: UserRequest) -> HttpResponse:
    """Verdicts of the institution; people of enterprises go on to what they are asked to rate."""
    if not own_institutions(request):
        return redirect("rating-inbox")
    organisation = rated_institution(request)
    rows = _narrowed(request.GET, organisation)
    facets = _facets(request.GET, organisation)
    context = {
        "organisation": organisation,
        "institutions": own_institutions(request),
        "page": paginate(request, rows),
        "labels": _labels(organisation),
        "facets": facets,
        "chips": [Chip(f.label, entry.label, entry.url) for f in facets for entry in f.entries if entry.active],
        "clear_url": cleared(request.GET, FILTERS),
        "rule": rule_of(organisation),
        "may_run": may_run_ratings(request.user, organisation),
    }
    return render(request, "web/ratings/list.html", context)


@members_only
@require_GET
def standing_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook: verdicts, what each enterprise said, the rule."""
    organisation = rated_institution(request)
    rows = _narrowed(request.GET, organisation)
    if rows.count() > MOST_ROWS:
        message = _("一次最多导出 %(most)s 件。请先用筛选缩小范围。") % {"most": MOST_ROWS}
        raise InvalidInput(message, field="filters")
    return workbook(lambda path: _write(path, rows, organisation), name=_("校企评价清单"))


@members_only
@require_GET
def history(request: UserRequest, pk: int) -> HttpResponse:
    """All verdicts on a patent (by entry) with the ratings and the rule that each was made from."""
    entries = Entry.objects.visible_to(request.user).select_related("patent", "organisation", "college__parent")
    entry = get_object_or_404(entries.prefetch_related("patent__identifiers"), pk=pk)
    organisation = allowed(request, entry.organisation)
    ratings = EnterpriseRating.objects.visible_to(request.user).filter(
        organisation=organisation, patent=entry.patent_id
    )
    by_pk = {rating.pk: rating for rating in ratings.select_related("user")}
    rows = list(history_of(organisation, entry.patent_id))
    context = {
        "entry": entry,
        "patent": entry.patent,
        "number": display_number(entry.patent),
        "labels": _labels(organisation),
        "rows": [(row, [by_pk[rating] for rating in row.ratings if rating in by_pk]) for row in rows],
        "ratings": sorted(by_pk.values(), key=lambda rating: -rating.pk),
    }
    return render(request, "web/ratings/history.html", context)


def _narrowed(params: QueryDict, organisation: Organisation) -> StandingQuerySet:
    rows = filter_standings(current_standings(organisation), StandingFilters.from_params(params))
    related = rows.select_related("patent", "entry__college__parent", "rule").prefetch_related("patent__identifiers")
    return related.defer("patent__abstract", "patent__claims", "patent__description", "patent__extra")


def _labels(organisation: Organisation) -> dict[int | None, str]:
    return {level.value: level.label for level in settings_of(organisation).levels}


def _facets(params: QueryDict, organisation: Organisation) -> list[Facet]:
    """Counts of each facet under the other two."""
    colleges = [(str(one.pk), short_name(one, organisation)) for one in colleges_of(organisation)]
    grades = [(str(level.value), level.label) for level in settings_of(organisation).levels]
    groups = [
        ("outcome", _("结论"), [(value, str(label)) for value, label in Outcome.choices]),
        ("college", _("学院"), [*colleges, ("unknown", _("未分学院"))]),
        ("grade", _("学校自评"), [*grades, ("unknown", _("未知"))]),
    ]
    found = []
    for name, label, values in groups:
        others = params.copy()
        others.pop(name, None)
        counts = standing_counts(filter_standings(current_standings(organisation), StandingFilters.from_params(others)))
        pairs = [(value, text, counts[name][value]) for value, text in values]
        found.append(facet(params, name=name, label=label, counts=pairs))
    return found


def _write(path: Path, rows: StandingQuerySet, organisation: Organisation) -> None:
    labels = _labels(organisation)
    headings = [
        (_("号码"), 20.0), (_("名称"), 40.0), (_("学院"), 20.0), (_("结论"), 18.0), (_("学校自评"), 10.0),
        (_("评价企业数"), 10.0), (_("企业评价均值"), 12.0), (_("最高与最低之差"), 12.0), (_("有合作意愿"), 10.0),
        (_("规则版本"), 8.0), (_("认定日期"), 12.0),
    ]  # fmt: skip
    with Book(path) as book:
        sheet = book.sheet(_("结论"), headings)
        patents = []
        for at, row in enumerate(rows, start=1):
            college = row.entry.college if row.entry else None
            cells = (
                display_number(row.patent), str(row.patent), short_name(college) if college else "",
                str(row.get_outcome_display()), labels.get(row.grade, ""), row.raters, row.mean_words, row.spread,
                row.interested, str(row.rule), day(row.at),
            )  # fmt: skip
            patents.append(row.patent_id)
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)
        _write_ratings(book, organisation, patents)
        _write_rule(book, organisation)


def _write_ratings(book: Book, organisation: Organisation, patents: list[int]) -> None:
    headings = [
        (_("号码"), 20.0), (_("企业"), 30.0), (_("产业化前景"), 10.0), (_("技术改进需求"), 50.0), (_("合作意愿"), 14.0),
        (_("合作方式"), 24.0), (_("利益关系声明"), 24.0), (_("计入"), 6.0), (_("评价日期"), 12.0),
    ]  # fmt: skip
    sheet, at = book.sheet(_("企业评价"), headings), 0
    for start in range(0, len(patents), 500):
        rows = EnterpriseRating.objects.filter(organisation=organisation, patent__in=patents[start : start + 500])
        for rating in rows.select_related("patent").prefetch_related("patent__identifiers").order_by("patent", "pk"):
            at += 1
            cells: tuple[str | int, ...] = (
                display_number(rating.patent), rating.enterprise_name, rating.prospect, rating.improvement,
                str(rating.get_interest_display()), "、".join(mode_labels(rating)), rating.conflict,
                _("是") if rating.counts else _("否"), day(rating.at),
            )  # fmt: skip
            for column, value in enumerate(cells):
                book.put(sheet, at, column, value)


def mode_labels(rating: EnterpriseRating) -> list[str]:
    """Ways of cooperating in words."""
    names = dict(CooperationMode.choices)
    return [str(names[mode]) for mode in rating.modes if mode in names]


def _write_rule(book: Book, organisation: Organisation) -> None:
    rule = rule_of(organisation)
    lines: list[tuple[str, str | int]] = [
        (_("规则版本"), str(rule)),
        (_("来源"), _("本平台默认") if rule.is_default else _("本单位设定")),
        (_("至少几家企业评价"), rule.min_raters),
        (_("企业评价最高与最低最多相差"), rule.max_spread),
        (_("学校自评不低于"), settings_of(organisation).label_of(rule.min_grade)),
        (_("企业评价均值不低于（高价值）"), f"{rule.min_prospect_tenths / 10}"),
        (_("企业评价均值不高于（价值不高）"), f"{rule.max_low_prospect_tenths / 10}"),
        (_("至少几家企业有合作意愿（高价值）"), rule.min_interested),
    ]
    sheet = book.sheet(_("认定规则"), [(_("项目"), 34), (_("内容"), 30)])
    for at, (name, value) in enumerate(lines, start=1):
        book.put(sheet, at, 0, name)
        book.put(sheet, at, 1, value)
