"""Narrowing lists of questions and courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from panhuo.exchange.desk.enums import CourseState, QuestionState, Topic
from panhuo.exchange.desk.models import Course

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from panhuo.exchange.desk.queries.visible import QuestionQuerySet

Counts = list[tuple[str, str, int]]


def narrowed(rows: QuestionQuerySet, *, topic: tuple[str, ...] = (), state: tuple[str, ...] = ()) -> QuestionQuerySet:
    if topic:
        rows = rows.filter(topic__in=topic)
    return rows.filter(state__in=state) if state else rows


def topic_counts(rows: QuestionQuerySet) -> Counts:
    counted = dict(rows.order_by().values_list("topic").annotate(n=Count("pk")))
    return [(value, str(label), counted[value]) for value, label in Topic.choices if counted.get(value)]


def state_counts(rows: QuestionQuerySet) -> Counts:
    counted = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return [(value, str(label), counted[value]) for value, label in QuestionState.choices if counted.get(value)]


def coming_courses() -> QuerySet[Course]:
    """Those not over, the next first."""
    rows = Course.objects.filter(ends_at__gte=timezone.now(), state=CourseState.OPEN)
    return rows.select_related("organisation")
