"""The deadline of a yearly round or of one organisation is moved, with a reason, and told to those who owe a list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, events_of
from panhuo.policies.api import (
    accept_hand_in,
    assign,
    dun,
    end_campaign,
    hand_in,
    move_deadline,
    move_task_deadline,
    open_campaign,
    pass_on,
)

pytestmark = pytest.mark.django_db
OLD, LATER, EARLIER = date(2030, 8, 31), date(2030, 9, 15), date(2030, 8, 1)


@pytest.fixture
def campaign(authority, officer):
    return open_campaign(authority=authority, year=2030, title="政策梳理", deadline=OLD, actor=officer, dun_days=[14])


def told(user) -> list[str]:
    return list(Notification.objects.filter(user=user, text__contains="报送期限").values_list("text", flat=True))


def test_those_who_owe_a_list_get_the_new_day_and_are_told_why(campaign, university, city, office, clerk, officer):
    [task] = assign(campaign, organisations=[university], actor=officer)
    [own] = assign(campaign, organisations=[city], actor=officer, deadline=EARLIER)
    campaign = move_deadline(campaign, deadline=LATER, reason="学校放假", actor=officer)
    task.refresh_from_db()
    own.refresh_from_db()
    assert (campaign.deadline, task.deadline) == (LATER, LATER)
    assert own.deadline == EARLIER, "a day of its own stays"
    assert told(office) == ["“政策梳理”的报送期限由 2030-08-31 改为 2030-09-15：学校放假"]
    assert told(clerk) == []
    event = events_of("campaign", campaign.pk).get(verb="deadline_moved")
    assert event.data == {"old": "2030-08-31", "new": "2030-09-15", "reason": "学校放假"}


def test_only_who_runs_it_moves_it_and_says_why(campaign, university, office, officer, clerk):
    [task] = assign(campaign, organisations=[university], actor=officer)
    for person in (office, clerk):
        with pytest.raises(NotAllowed):
            move_deadline(campaign, deadline=LATER, reason="x", actor=person)
        with pytest.raises(NotAllowed):
            move_task_deadline(task, deadline=LATER, reason="x", actor=person)
    for day, reason in ((LATER, " "), (OLD, "x"), (date(2020, 1, 1), "x")):
        with pytest.raises(InvalidInput):
            move_deadline(campaign, deadline=day, reason=reason, actor=officer)
    end_campaign(campaign, actor=officer)
    with pytest.raises(DomainError, match="已结束"):
        move_deadline(campaign, deadline=LATER, reason="x", actor=officer)


def test_a_citys_part_is_extended_by_the_city_and_cut_by_the_province(
    campaign, university, city, office, clerk, officer
):
    [task] = assign(campaign, organisations=[city], actor=officer)
    [part] = pass_on(task, organisations=[university], actor=clerk)
    move_deadline(campaign, deadline=LATER, reason="延期", actor=officer)
    part.refresh_from_db()
    assert part.deadline == OLD
    with pytest.raises(NotAllowed):
        move_task_deadline(part, deadline=LATER, reason="延期", actor=officer)
    with pytest.raises(InvalidInput, match="不能晚于"):
        move_task_deadline(part, deadline=LATER + timedelta(days=1), reason="延期", actor=clerk)
    part = move_task_deadline(part, deadline=LATER, reason="延期", actor=clerk)
    assert part.deadline == LATER
    move_deadline(campaign, deadline=EARLIER, reason="提前", actor=officer)
    part.refresh_from_db()
    assert part.deadline == EARLIER
    assert len(told(office)) == 2


def test_accepted_lists_stay(campaign, university, office, officer):
    [task] = assign(campaign, organisations=[university], actor=officer)
    accept_hand_in(hand_in(task, actor=office, note="没有"), actor=officer)
    move_deadline(campaign, deadline=LATER, reason="延期", actor=officer)
    task.refresh_from_db()
    assert task.deadline == OLD
    with pytest.raises(DomainError, match="已接受"):
        move_task_deadline(task, deadline=LATER, reason="延期", actor=officer)


def test_the_new_day_is_reminded_of_anew(campaign, university, office, officer):
    assign(campaign, organisations=[university], actor=officer)
    assert dun(today=OLD - timedelta(days=14)) == 1
    move_deadline(campaign, deadline=LATER, reason="延期", actor=officer)
    assert dun(today=OLD - timedelta(days=13)) == 0
    assert dun(today=LATER - timedelta(days=14)) == 1
    assert dun(today=LATER - timedelta(days=13)) == 0
