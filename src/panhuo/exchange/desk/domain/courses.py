"""Holding courses and signing up for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.desk.enums import CourseState, SeatState, Topic
from panhuo.exchange.desk.may import may_run, takes_sign_ups, teachers_of
from panhuo.exchange.desk.models import Course, SignUp
from panhuo.exchange.desk.rules.seats import has_seat, moves_up
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, log_event, notify

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseValues:
    """`capacity` None: no limit."""

    topic: str
    title: str
    text: str
    place: str
    starts_at: datetime
    ends_at: datetime
    sign_up_until: date
    capacity: int | None = None


@transaction.atomic
def save_course(
    organisation: Organisation, *, values: CourseValues, actor: User, course: Course | None = None
) -> Course:
    """Announce a course or change it; with more seats those who wait move up.

    Raises:
        NotAllowed: not staff of an authority or of a listed organisation.
        InvalidInput: something is missing, times are in the wrong order, or fewer seats than are taken.
    """
    if organisation not in teachers_of(actor):
        raise NotAllowed
    _check(values)
    row = course or Course(organisation=organisation, created_by=actor)
    before = (row.starts_at, row.ends_at, row.place) if course else None
    seated = row.sign_ups.filter(state=SeatState.SEATED).count() if row.pk else 0
    if values.capacity is not None and values.capacity < seated:
        message = _("已有 %(n)s 人报上，名额不能更少")
        raise InvalidInput(message, field="capacity", code="taken", params={"n": seated})
    row.topic, row.title, row.text, row.place = values.topic, values.title.strip()[:120], values.text, values.place
    row.starts_at, row.ends_at, row.sign_up_until = values.starts_at, values.ends_at, values.sign_up_until
    row.capacity = values.capacity
    row.save()
    event = _log(row, "changed" if course else "created", actor)
    _fill(row)
    if before and before != (row.starts_at, row.ends_at, row.place):
        told = [one.user for one in row.sign_ups.exclude(state=SeatState.LEFT).select_related("user")]
        _say(row, told, _("课程的时间或地点有变：%(title)s") % {"title": row.title}, key=f"event:{event}")
    return row


@transaction.atomic
def sign_up(course: Course, *, actor: User) -> SignUp:
    """A seat, or a place on the waiting list. Raises DomainError where signing up is over."""
    locked = Course.objects.select_for_update().get(pk=course.pk)
    if not takes_sign_ups(locked):
        raise DomainError(_("报名已经截止"), code="closed")
    known = locked.sign_ups.filter(user=actor).first()
    if known is not None and known.state != SeatState.LEFT:
        return known
    seated = locked.sign_ups.filter(state=SeatState.SEATED).count()
    waiting = locked.sign_ups.filter(state=SeatState.WAITING).count()
    state = SeatState.SEATED if has_seat(locked.capacity, seated, waiting) else SeatState.WAITING
    row = known or SignUp(course=locked, user=actor)
    row.state, row.queued_at = state, timezone.now()
    row.save()
    _log(locked, "signed_up", actor)
    return row


@transaction.atomic
def leave(course: Course, *, actor: User) -> None:
    """Give the seat back; the first who waits gets it. Raises DomainError where one is not signed up."""
    locked = Course.objects.select_for_update().get(pk=course.pk)
    row = locked.sign_ups.filter(user=actor).exclude(state=SeatState.LEFT).first()
    if row is None or locked.starts_at <= timezone.now():
        raise DomainError(_("您没有报名，或者课程已经开始"), code="not_signed_up")
    row.state = SeatState.LEFT
    row.save(update_fields=["state"])
    _log(locked, "left", actor)
    _fill(locked)


@transaction.atomic
def cancel_course(course: Course, *, reason: str, actor: User) -> None:
    """Call it off and tell everybody. Raises NotAllowed, InvalidInput without a reason."""
    locked = Course.objects.select_for_update().get(pk=course.pk)
    if not may_run(actor, locked) or locked.state != CourseState.OPEN:
        raise NotAllowed
    if not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    locked.state = CourseState.CANCELLED
    locked.save(update_fields=["state"])
    _log(locked, "cancelled", actor)
    rows = locked.sign_ups.exclude(state=SeatState.LEFT).select_related("user")
    text = _("课程已取消：%(title)s（%(reason)s）") % {"title": locked.title, "reason": reason.strip()[:100]}
    _say(locked, [row.user for row in rows], text, key=f"course_cancelled:{locked.pk}")


@transaction.atomic
def note_attendance(course: Course, *, present: set[int], actor: User) -> int:
    """Who was there, by ids of sign-ups; the other seated ones were not. Gives how many were. Raises NotAllowed."""
    if not may_run(actor, course):
        raise NotAllowed
    seated = course.sign_ups.filter(state=SeatState.SEATED)
    seated.exclude(pk__in=present).update(attended=False)
    _log(course, "attendance", actor)
    return seated.filter(pk__in=present).update(attended=True)


def _fill(course: Course) -> None:
    seated = course.sign_ups.filter(state=SeatState.SEATED).count()
    waiting = list(course.sign_ups.filter(state=SeatState.WAITING).values_list("pk", flat=True))
    up = moves_up(course.capacity, seated, waiting)
    rows = list(course.sign_ups.filter(pk__in=up).select_related("user"))
    course.sign_ups.filter(pk__in=up).update(state=SeatState.SEATED)
    for row in rows:
        text = _("您已从候补转为报上：%(title)s") % {"title": course.title}
        _say(course, [row.user], text, key=f"course_seat:{row.pk}:{row.queued_at.isoformat()}")


def _check(values: CourseValues) -> None:
    if values.topic not in Topic.values:
        raise InvalidInput(_("请选择主题"), field="topic", code="choice")
    if not values.title.strip() or not values.text.strip() or not values.place.strip():
        raise InvalidInput(_("请填写名称、内容和地点"), field="text", code="empty")
    if values.ends_at < values.starts_at:
        raise InvalidInput(_("结束时间早于开始时间"), field="ends_at", code="order")
    if values.sign_up_until > timezone.localdate(values.starts_at):
        raise InvalidInput(_("报名截止应不晚于开始那天"), field="sign_up_until", code="order")
    if values.capacity is not None and values.capacity < 1:
        raise InvalidInput(_("名额至少一人；不限名额就不填"), field="capacity", code="range")


def _log(course: Course, verb: str, actor: User) -> int:
    event = log_event(
        object_type="course", object_id=course.pk, verb=f"course_{verb}", actor=actor, organisation=course.organisation
    )
    return event.pk


def _say(course: Course, users: list[User], text: str, *, key: str) -> None:
    notify(users=users, text=text, url=reverse("desk-course", args=(course.pk,)), key=key)
