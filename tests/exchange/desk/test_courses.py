"""Courses: seats, waiting list, moving up, calling off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.services.houses import make_provider
from factories import make_user
from panhuo.exchange.desk.api import (
    Course,
    CourseValues,
    SeatState,
    SignUp,
    cancel_course,
    leave,
    note_attendance,
    save_course,
    sign_up,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification


def values(**said):
    start = timezone.now() + timedelta(days=9)
    usual = {
        "topic": "licence", "title": "开放许可实务", "text": "怎样定价", "place": "示例会议室", "starts_at": start,
        "ends_at": start + timedelta(hours=2), "sign_up_until": timezone.localdate() + timedelta(days=5), "capacity": 1,
    }  # fmt: skip
    return CourseValues(**(usual | said))


@pytest.fixture
def course(authority, officer):
    return save_course(authority, values=values(), actor=officer)


def test_who_waits_moves_up_when_a_seat_is_given_back(course, officer):
    first, second, third = (make_user() for _n in range(3))
    states = [sign_up(course, actor=one).state for one in (first, second, third)]
    assert states == [SeatState.SEATED, SeatState.WAITING, SeatState.WAITING]
    assert sign_up(course, actor=first).state == SeatState.SEATED  # twice is once

    leave(course, actor=first)
    assert SignUp.objects.get(user=second).state == SeatState.SEATED
    assert Notification.objects.filter(user=second, text__contains="从候补转为报上").exists()
    assert sign_up(course, actor=first).state == SeatState.WAITING  # at the end of the queue

    moved = values(capacity=2, place="示例礼堂")
    save_course(course.organisation, values=moved, course=course, actor=officer)
    assert Notification.objects.filter(user=second, text__contains="时间或地点有变").exists()
    assert SignUp.objects.get(user=third).state == SeatState.SEATED
    with pytest.raises(InvalidInput, match="名额不能更少"):
        save_course(course.organisation, values=values(capacity=1), course=course, actor=officer)


def test_names_are_for_the_organiser(course, officer, office):
    one = sign_up(course, actor=office)
    assert one in SignUp.objects.visible_to(officer)
    assert one in SignUp.objects.visible_to(office)
    assert one not in SignUp.objects.visible_to(make_user())
    with pytest.raises(NotAllowed):
        note_attendance(course, present={one.pk}, actor=office)
    assert note_attendance(course, present={one.pk}, actor=officer) == 1


def test_nobody_signs_up_after_the_last_day_or_for_what_is_called_off(course, officer, office):
    Course.objects.filter(pk=course.pk).update(sign_up_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(DomainError, match="已经截止"):
        sign_up(course, actor=office)
    Course.objects.filter(pk=course.pk).update(sign_up_until=timezone.localdate())
    sign_up(course, actor=office)
    cancel_course(course, reason="讲师生病", actor=officer)
    assert Notification.objects.filter(user=office, text__contains="讲师生病").exists()
    with pytest.raises(DomainError):
        sign_up(course, actor=make_user())


def test_who_may_hold_courses(office, university, officer, authority):
    with pytest.raises(NotAllowed):
        save_course(university, values=values(), actor=office)
    house, person = make_provider(kind="training")
    assert save_course(house, values=values(capacity=None), actor=person).capacity is None
    wrong = values(ends_at=timezone.now())
    with pytest.raises(InvalidInput, match="结束时间早于"):
        save_course(authority, values=wrong, actor=officer)
