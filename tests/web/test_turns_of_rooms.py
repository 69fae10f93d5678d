"""The home page says whose turn it is in policies and disclosures, and nothing of it to others."""

from __future__ import annotations

from datetime import date

import pytest

from panhuo.policies.api import assign, hand_in, open_campaign, return_hand_in
from panhuo.web.policies.turns import policy_turns
from panhuo.web.prefiling.turns import disclosure_turns
from portfolio.prefiling.people import disclosed, make_people, rate_all, under_assessment

pytestmark = pytest.mark.django_db


def actions(turns):
    return [turn.action for turn in turns]


def test_a_list_goes_from_the_one_who_owes_it_to_the_one_who_reviews_it(authority, officer, university, office, firm):
    campaign = open_campaign(
        authority=authority, year=2030, title="政策梳理", deadline=date(2030, 8, 31), actor=officer, dun_days=[3]
    )
    [task] = assign(campaign, organisations=[university], actor=officer)
    assert (actions(policy_turns(office)), actions(policy_turns(officer))) == (["报送"], [])
    hand_in(task, actor=office, note="没有这类政策")
    assert (actions(policy_turns(office)), actions(policy_turns(officer))) == ([], ["审核"])
    return_hand_in(task, reason="请补充科技处的办法", actor=officer)
    [turn] = policy_turns(office)
    assert (turn.action, turn.more) == ("更正", "请补充科技处的办法")
    assert actions(policy_turns(firm)) == []


def test_a_disclosure_waits_for_its_author_its_panel_and_then_its_office(university, office):
    people = make_people(university, office)
    disclosed(people)
    assert (actions(disclosure_turns(people.author)), actions(disclosure_turns(people.colleague))) == (["填写"], [])
    one = under_assessment(people)
    assert actions(disclosure_turns(people.panel[0])) == ["评估"]
    assert actions(disclosure_turns(people.office)) == []
    rate_all(one, people, value=9)
    assert (actions(disclosure_turns(people.panel[0])), actions(disclosure_turns(people.office))) == ([], ["决定"])
    assert actions(disclosure_turns(people.colleague)) == []
