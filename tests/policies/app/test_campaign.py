"""A province asks cities and universities, a city passes on; handed in, sent back, accepted; reminders once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factories import make_organisation
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, OrganisationKind
from panhuo.policies.api import (
    Campaign,
    HandIn,
    Policy,
    accept_hand_in,
    answer_referral,
    assign,
    campaign_progress,
    candidates,
    dun,
    end_campaign,
    hand_in,
    open_campaign,
    pass_on,
    paste_policy,
    refer,
    return_hand_in,
    save_layout,
)
from panhuo.policies.domain.dun import due_stage
from policies.app.samples import BAD, RULES

pytestmark = pytest.mark.django_db
DEADLINE = date(2030, 8, 31)


@pytest.fixture
def campaign(authority, officer) -> Campaign:
    return open_campaign(
        authority=authority, year=2030, title="政策梳理", deadline=DEADLINE, actor=officer, dun_days=[14, 3]
    )


@pytest.fixture
def task(campaign, university, officer) -> HandIn:
    return assign(campaign, organisations=[university], actor=officer)[0]


def test_only_an_authority_opens_a_campaign(university, office):
    with pytest.raises(NotAllowed):
        open_campaign(authority=university, year=2030, title="x", deadline=DEADLINE, actor=office)


def test_whom_it_may_ask_is_who_lies_in_its_region(campaign, authority, university, enterprise, city):
    found = candidates(authority, campaign=campaign)
    assert {university, city} <= set(found)
    assert enterprise not in found
    assert candidates(city, campaign=campaign) == []


def test_asking_twice_makes_one_task(campaign, task, university, officer):
    assert assign(campaign, organisations=[university], actor=officer) == []
    assert campaign.hand_ins.count() == 1


def test_handed_in_sent_back_and_accepted(task, university, office, officer):
    with pytest.raises(InvalidInput, match="空"):
        hand_in(task, actor=office)
    paste_policy(RULES, title="", holder=university, actor=office)
    assert not Policy.objects.visible_to(officer).exists(), "nothing is seen before it is handed in"
    task = hand_in(task, actor=office)
    assert task.rows["counts"]["proposed"] == 3
    assert task.rows["rows"][0][0] == "示例理工大学教师职称评审办法"
    assert Policy.objects.visible_to(officer).count() == 1
    with pytest.raises(InvalidInput):
        return_hand_in(task, reason="", actor=officer)
    with pytest.raises(NotAllowed):
        accept_hand_in(task, actor=office)
    task = return_hand_in(task, reason="请补充院系规定", actor=officer)
    assert Notification.objects.filter(user=office, text__contains="请补充院系规定").count() == 1
    task = accept_hand_in(hand_in(task, actor=office, note="已补充"), actor=officer)
    with pytest.raises(DomainError, match="已接受"):
        hand_in(task, actor=office)


def test_a_city_passes_on_and_hands_in_what_it_accepted(campaign, city, clerk, university, office, officer):
    [task] = assign(campaign, organisations=[city], actor=officer)
    with pytest.raises(InvalidInput):
        pass_on(task, organisations=[university], actor=clerk, deadline=DEADLINE + timedelta(days=1))
    [part] = pass_on(task, organisations=[university], actor=clerk, deadline=DEADLINE - timedelta(days=10))
    assert (part.reviewer, part.parent) == (city, task)
    paste_policy(RULES, title="", holder=university, actor=office)
    paste_policy(BAD, title="", holder=city, actor=clerk)
    part = hand_in(part, actor=office)
    assert len(hand_in(task, actor=clerk).rows["rows"]) == 1, "what isn't accepted isn't handed on"
    assert Policy.objects.visible_to(clerk).count() == 2
    assert Policy.objects.visible_to(officer).count() == 1
    accept_hand_in(part, actor=clerk)
    task = return_hand_in(task, reason="不全", actor=officer)
    assert len(hand_in(task, actor=clerk).rows["rows"]) == 2
    assert Policy.objects.visible_to(officer).count() == 2


def test_progress_counts_states_regions_and_what_is_late(campaign, task, city, officer, university, office):
    assign(campaign, organisations=[city], actor=officer, deadline=date(2030, 8, 1))
    hand_in(task, actor=office, note="没有相关规定")
    found = campaign_progress(campaign, tasks=HandIn.objects.visible_to(officer), today=date(2030, 8, 2))
    assert (found.total, found.states, found.late) == (2, {"handed_in": 1, "pending": 1}, 1)
    assert set(found.by_region) == {"浙江省", "示例市"}


def test_reminders_come_when_due_and_never_twice(task, office):
    assert dun(today=DEADLINE - timedelta(days=30)) == 0
    assert dun(today=DEADLINE - timedelta(days=14)) == 1
    assert dun(today=DEADLINE - timedelta(days=14)) == 0
    assert dun(today=DEADLINE - timedelta(days=10)) == 0
    assert dun(today=DEADLINE - timedelta(days=2)) == 1
    assert dun(today=DEADLINE + timedelta(days=1)) == 1
    assert dun(today=DEADLINE + timedelta(days=5)) == 0
    assert dun(today=DEADLINE + timedelta(days=8)) == 1
    hand_in(task, actor=office, note="没有")
    assert dun(today=DEADLINE + timedelta(days=30)) == 0


def test_an_ended_round_reminds_nobody_and_still_takes_lists(campaign, task, office, officer):
    with pytest.raises(NotAllowed):
        end_campaign(campaign, actor=office)
    end_campaign(campaign, actor=officer)
    assert dun(today=DEADLINE + timedelta(days=400)) == 0
    assert hand_in(task, actor=office, note="补报：没有").state == "handed_in"
    return_hand_in(task, reason="不全", actor=officer)
    end_campaign(campaign, actor=officer, again=True)
    assert dun(today=DEADLINE + timedelta(days=400)) == 1


def test_stages_never_go_back():
    days = [14, 7, 3, 0]
    stages = [due_stage(left, days) for left in range(20, -20, -1)]
    assert [s for i, s in enumerate(stages) if i == 0 or s != stages[i - 1]] == [
        "", "before14", "before7", "before3", "before0", "late0", "late1", "late2",
    ]  # fmt: skip


def test_the_columns_are_data(task, university, office):
    paste_policy(RULES, title="", holder=university, actor=office)
    with pytest.raises(InvalidInput):
        save_layout(university, title="x", columns=[("password", "口令")], actor=office)
    save_layout(university, title="校内清单", columns=[("tags", ""), ("title", "制度名称")], actor=office)
    task = hand_in(task, actor=office)
    assert (task.rows["title"], task.rows["headings"]) == ("校内清单", ["问题", "制度名称"])
    assert task.rows["rows"] == [["数量为主要条件、唯数量、授权资助", "示例理工大学教师职称评审办法"]]


def test_matters_beyond_the_remit_go_up_and_the_answer_comes_back(city, clerk, authority, officer, outsider):
    referral = refer(organisation=city, text="省级条例规定的奖励如何清理", to=authority, actor=clerk)
    assert Notification.objects.filter(user=officer).count() == 1
    with pytest.raises(NotAllowed):
        answer_referral(referral, answer="x", actor=clerk)
    answer_referral(referral, answer="已商省人大", actor=officer)
    assert Notification.objects.filter(user=clerk, text__contains="答复").count() == 1
    outside = refer(organisation=authority, text="请研究", to_name="国家知识产权局", actor=officer)
    answer_referral(outside, answer="收悉", actor=officer)


def test_asking_a_closed_organisation_is_left_out(campaign, officer):
    gone = make_organisation(kind=OrganisationKind.UNIVERSITY, status="closed")
    assert assign(campaign, organisations=[gone], actor=officer) == []
