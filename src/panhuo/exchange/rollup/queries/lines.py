"""The table of the region: a line for each institution, those that work here beside those that report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max
from django.utils import timezone

from panhuo.exchange.answers.api import AnswerRequest, RequestState
from panhuo.exchange.rollup.enums import Source
from panhuo.exchange.rollup.models import Dunning, Package, ReportedAnswer
from panhuo.exchange.rollup.queries.figures import platform_figures
from panhuo.exchange.rollup.queries.scope import institutions_in
from panhuo.exchange.rollup.rules.times import Asked, Times, times_of
from panhuo.orgs.api import Region, RegionLevel

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """One institution. `cut_off`: the day as of which its figures stand. `dunned`: how often, and when last.

    `figures`: code of `FIGURE_COLUMNS` → count; a code that is not there is unknown.
    """

    name: str
    region: Region | None
    source: Source
    times: Times
    figures: dict[str, int]
    cut_off: date
    organisation_id: int | None = None
    package_id: int | None = None
    dunned: int = 0
    dunned_on: date | None = None
    asked: tuple[Asked, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one city together; `reported`: how many of them report. `figures` adds what is known."""

    code: str
    name: str
    lines: tuple[Line, ...]
    times: Times
    figures: dict[str, int]
    reported: int


def lines_of(authority: Organisation, *, first: date, last: date, today: date | None = None) -> list[Line]:
    """All institutions of the authority's region for needs asked from `first` to `last`, by region and name.

    The caller says who may read them (staff of the authority).
    """
    day = today or timezone.localdate()
    houses = list(institutions_in(authority))
    asked = _asked_here(houses, first=first, last=last, today=day)
    figures = platform_figures(houses)
    dunned = _dunned(authority, first=first)
    packages = _packages(authority, first=first, last=last)
    reporting = {package.organisation_id for package in packages if package.organisation_id is not None}
    lines = [
        Line(
            name=str(house), region=house.region, source=Source.PLATFORM, times=times_of(asked[house.pk]),
            figures=figures.get(house.pk, {}), cut_off=day, organisation_id=house.pk, asked=tuple(asked[house.pk]),
            dunned=dunned[str(house)][0], dunned_on=dunned[str(house)][1],
        )
        for house in houses
        if house.pk not in reporting or asked[house.pk]
    ]  # fmt: skip
    lines += _reported(packages, dunned, first=first, last=last)
    return sorted(lines, key=lambda line: (line.region.code if line.region else "", line.name, line.source))


def groups_of(lines: Iterable[Line], authority: Organisation) -> list[Group]:
    """By city (by county for the authority of a city), with those whose city is not known as one."""
    level = 4 if (authority.region_id or "").endswith("0000") else 6
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[_code(line.region, level)].append(line)
    names = dict(Region.objects.filter(code__in=found).values_list("code", "name"))
    return [_group(code, names.get(code, ""), rows) for code, rows in sorted(found.items())]


def total_of(lines: Iterable[Line]) -> Group:
    """All together."""
    return _group("", "", list(lines))


def _group(code: str, name: str, rows: list[Line]) -> Group:
    sums: dict[str, int] = defaultdict(int)
    for line in rows:
        for figure, value in line.figures.items():
            sums[figure] += value
    return Group(
        code=code, name=name, lines=tuple(rows), times=times_of(one for line in rows for one in line.asked),
        figures=dict(sums), reported=sum(line.source is Source.REPORTED for line in rows),
    )  # fmt: skip


def _code(region: Region | None, level: int) -> str:
    """The city's (or county's) code; "" for an institution that is placed in the province only."""
    if region is None or (level == 4 and region.level == RegionLevel.PROVINCE):  # noqa: PLR2004
        return ""
    return (region.code[:level] + "0000")[:6]


def _asked_here(houses: list[Organisation], *, first: date, last: date, today: date) -> dict[int, list[Asked]]:
    rows = AnswerRequest.objects.filter(
        organisation__in=[one.pk for one in houses], asked_at__date__gte=first, asked_at__date__lte=last
    ).exclude(state=RequestState.WITHDRAWN, first_answer_at=None)
    found: dict[int, list[Asked]] = defaultdict(list)
    for pk, due_on, days, in_time in rows.values_list("organisation", "due_on", "first_days", "first_in_time"):
        found[pk].append(Asked(due_on, today, days, in_time))
    return found


def _packages(authority: Organisation, *, first: date, last: date) -> list[Package]:
    rows = Package.objects.standing().filter(authority=authority, first__lte=last, last__gte=first)
    return list(rows.select_related("region").prefetch_related("figures").order_by("normal_name", "-cut_off"))


def _reported(
    packages: list[Package], dunned: dict[str, tuple[int, date | None]], *, first: date, last: date
) -> list[Line]:
    """An institution's answers of all its packages; its figures of the newest."""
    rows = ReportedAnswer.objects.filter(
        package__in=[one.pk for one in packages], received_on__gte=first, received_on__lte=last
    ).select_related("package")
    asked: dict[str, list[Asked]] = defaultdict(list)
    for one in rows:
        in_time = None if one.answered_on is None else one.answered_on <= one.due_on
        asked[one.package.normal_name].append(Asked(one.due_on, one.package.cut_off, one.days, in_time))
    newest: dict[str, Package] = {}
    for package in packages:
        newest.setdefault(package.normal_name, package)
    return [
        Line(
            name=package.name, region=package.region, source=Source.REPORTED, times=times_of(asked[key]),
            figures={one.code: one.value for one in package.figures.all()}, cut_off=package.cut_off,
            organisation_id=package.organisation_id, package_id=package.pk, asked=tuple(asked[key]),
            dunned=dunned[package.name][0], dunned_on=dunned[package.name][1],
        )
        for key, package in newest.items()
    ]  # fmt: skip


def _dunned(authority: Organisation, *, first: date) -> dict[str, tuple[int, date | None]]:
    rows = Dunning.objects.filter(authority=authority, on__gte=first)
    found: dict[str, tuple[int, date | None]] = defaultdict(lambda: (0, None))
    for name, count, day in rows.order_by().values_list("name").annotate(Count("pk"), Max("on")):
        found[name] = (count, day)
    return found
