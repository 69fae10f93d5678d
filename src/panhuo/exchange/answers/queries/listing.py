"""Lists of requests: filters with counts, in the order of whose day comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from panhuo.exchange.answers.enums import AnswerKind, RequestState

if TYPE_CHECKING:
    from panhuo.exchange.answers.queries.visible import RequestQuerySet

LATE: Final = "late"


@dataclass(frozen=True, slots=True)
class RequestFilters:
    """`state`: values of `RequestState` or ``late``; `kind`: of the last answer; `organisation`: ids as text."""

    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()


def filter_requests(rows: RequestQuerySet, filters: RequestFilters, *, today: date) -> RequestQuerySet:
    """Narrow what the user may see."""
    if filters.state:
        wanted = Q(state__in=filters.state)
        if LATE in filters.state:
            wanted |= Q(state=RequestState.OPEN, due_on__lt=today)
        rows = rows.filter(wanted)
    if filters.kind:
        rows = rows.filter(answers__kind__in=filters.kind, answers__round=_last_answered()).distinct()
    if filters.organisation:
        rows = rows.filter(organisation__in=[int(one) for one in filters.organisation if one.isdecimal()])
    return rows


def request_facets(
    rows: RequestQuerySet, filters: RequestFilters, *, today: date
) -> dict[str, list[tuple[str, str, int]]]:
    """For each filter (value, label, count) under all the others."""
    by_state = filter_requests(rows, replace(filters, state=()), today=today)
    states = _states(by_state, today)
    labels = [*((str(value), str(label)) for value, label in RequestState.choices), (LATE, _("已超期"))]
    by_kind = filter_requests(rows, replace(filters, kind=()), today=today)
    kinds = _tally(by_kind.filter(answers__round=_last_answered()), "answers__kind")
    by_house = filter_requests(rows, replace(filters, organisation=()), today=today)
    houses = (
        by_house.order_by().values_list("organisation", "organisation__name").annotate(n=Count("pk", distinct=True))
    )
    return {
        "state": [(value, label, states[value]) for value, label in labels],
        "kind": [(str(value), str(label), kinds[value]) for value, label in AnswerKind.choices],
        "organisation": [(str(pk), name, n) for pk, name, n in houses.order_by("-n", "organisation__name")],
    }


def _states(rows: RequestQuerySet, today: date) -> Counter[str]:
    """By state, and how many of the open ones are late."""
    late = Count("pk", distinct=True, filter=Q(state=RequestState.OPEN, due_on__lt=today))
    found: Counter[str] = Counter()
    counted = rows.order_by().values_list("state").annotate(n=Count("pk", distinct=True), late=late)
    for state, number, overdue in counted:
        found[state] = number
        found[LATE] += overdue
    return found


def _tally(rows: RequestQuerySet, field: str) -> Counter[str]:
    return Counter(dict(rows.order_by().values_list(field).annotate(n=Count("pk", distinct=True))))


def in_order(rows: RequestQuerySet) -> RequestQuerySet:
    """Open ones first, the soonest day first; then the latest."""
    turn = Case(
        When(state=RequestState.OPEN, then=Value(0)), When(state=RequestState.ASKED_BACK, then=Value(1)),
        default=Value(2), output_field=IntegerField(),
    )  # fmt: skip
    return rows.order_by(turn, "due_on", "-pk")


def _last_answered() -> Case:
    """The round of the last answer: the running one, or the one before while it is open."""
    open_ = When(state=RequestState.OPEN, then=F("round") - 1)
    return Case(open_, default=F("round"), output_field=IntegerField())
