"""Nobody acts for the institution and the enterprise of one use-first deal unasked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from exchange.mandates.houses import Houses, make_houses, mandated
from panhuo.deals.agreements.api import PartyValue, create_agreement
from panhuo.deals.usefirst.api import (
    Deal,
    LibraryResult,
    Terms,
    UseRequest,
    accept_request,
    add_safeguard,
    ask_for,
    claim_safeguard,
    decline_request,
    follow_agreement,
    list_result,
    move_deal,
    record_credit,
    reply_to_credit,
    save_result,
    set_trial,
    withdraw_credit,
    withdraw_request,
)
from panhuo.exchange.mandates.api import answer_consent, ask_consent
from panhuo.orgs.api import NotAllowed, Role
from web.records import plain

pytestmark = pytest.mark.django_db
FREE = Terms(free_months=12, entry_fen=0)
DAYS = {"first": date(2024, 1, 1), "last": date(2026, 12, 31)}
TRIAL = {"first": date(2024, 1, 1), "last": date(2024, 6, 30), "criteria": "连续运行 72 小时"}
SAID = {"title": "示例装置", "summary": "解决堵塞", "ownership_clear": True, "disputed": False}
FACT = {"kind": "overdue", "day": date(2024, 2, 1), "text": "逾期", "evidence": "催款函"}


@pytest.fixture
def houses() -> Houses:
    return make_houses()


@pytest.fixture
def result(houses) -> LibraryResult:
    patent = plain("一种示例装置", holder=houses.university, visibility="public")
    made = save_result(houses.university, values=SAID, patents=[patent], offer=FREE, actor=houses.office)
    return list_result(made, actor=houses.office)


def asked(houses: Houses, result: LibraryResult, actor: Any) -> UseRequest:
    return ask_for(result, enterprise=houses.firms[0], purpose="做泵", size="small", wish=FREE, actor=actor)


def agent_of_the_firm_in_the_office(houses: Houses) -> None:
    mandated(houses, houses.firms[0], houses.heads[0])
    houses.agent.memberships.create(organisation=houses.university, role=Role.STAFF)


def agent_of_the_university_in_the_firm(houses: Houses) -> None:
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    houses.agent.memberships.create(organisation=houses.firms[0], role=Role.STAFF)


def consent(houses: Houses, result: LibraryResult, giver: Any) -> None:
    row = ask_consent(
        demand=houses.firms[0], supply=houses.university, patent=result.patents.get(), disclosure="两边都收服务费",
        actor=houses.agent,
    )  # fmt: skip
    answer_consent(row, agree=True, actor=giver)


def blocked(act: Callable[[], object]) -> None:
    with pytest.raises(NotAllowed, match="双方同意") as found:
        act()
    assert found.value.code == "both_sides"


def test_an_enterprise_is_not_asked_for_by_the_institutions_agent(houses, result):
    agent_of_the_university_in_the_firm(houses)
    blocked(lambda: asked(houses, result, houses.agent))
    assert not UseRequest.objects.exists()
    consent(houses, result, houses.office)
    assert asked(houses, result, houses.agent).state == "open"


def test_stepping_back_is_open_to_everybody(houses, result):
    request = asked(houses, result, houses.heads[0])
    agent_of_the_university_in_the_firm(houses)
    assert withdraw_request(request, actor=houses.agent).state == "withdrawn"


def test_the_firms_agent_does_not_answer_for_the_institution(houses, result):
    request = asked(houses, result, houses.heads[0])
    agent_of_the_firm_in_the_office(houses)
    blocked(lambda: decline_request(request, answer="不合适", actor=houses.agent))
    blocked(lambda: accept_request(request, **DAYS, actor=houses.agent))
    request.refresh_from_db()
    assert request.state == "open"
    consent(houses, result, houses.heads[0])
    agreement, _comparison = accept_request(request, **DAYS, actor=houses.agent)
    assert Deal.objects.get().agreement == agreement


def test_one_side_needs_no_consent(houses, result):
    mandated(houses, houses.firms[0], houses.heads[0])
    request = asked(houses, result, houses.heads[0])
    agreement, _comparison = accept_request(request, **DAYS, actor=houses.office)
    deal = set_trial(agreement.use_first_deal, **TRIAL, actor=houses.office)
    assert move_deal(deal, verb="fail", day=date(2024, 2, 1), reason="达不到流量", actor=houses.heads[0]).ended_on


def test_every_step_of_a_deal_asks(houses, result):
    """For the office: the trial, its end, safeguards and what is recorded of performance."""
    agreement, _comparison = accept_request(asked(houses, result, houses.heads[0]), **DAYS, actor=houses.office)
    deal = agreement.use_first_deal
    cover = add_safeguard(deal, kind="insurance", party="示例保险公司", actor=houses.office)
    ours = record_credit(deal, **FACT, actor=houses.office)
    theirs = record_credit(deal, **FACT, actor=houses.heads[0])
    agent_of_the_firm_in_the_office(houses)
    steps: list[Callable[[], object]] = [
        lambda: set_trial(deal, **TRIAL, actor=houses.agent),
        lambda: add_safeguard(deal, kind="guarantee", party="示例担保公司", actor=houses.agent),
        lambda: claim_safeguard(cover, amount=1, day=date(2024, 2, 1), actor=houses.agent),
        lambda: record_credit(deal, **FACT, actor=houses.agent),
        lambda: reply_to_credit(theirs, reply="已补付", actor=houses.agent),
        lambda: withdraw_credit(ours, actor=houses.agent),
        lambda: move_deal(deal, verb="fail", day=date(2024, 2, 1), reason="达不到流量", actor=houses.agent),
    ]
    for step in steps:
        blocked(step)
    deal.refresh_from_db()
    assert (deal.state, deal.trial_first, deal.safeguards.count(), deal.credit.count()) == ("trial", None, 1, 2)
    consent(houses, result, houses.heads[0])
    for step in steps:
        step()
    deal.refresh_from_db()
    assert (deal.state, deal.safeguards.count(), deal.credit.filter(withdrawn=False).count()) == ("failed", 2, 2)


def test_following_an_agreement_asks_too(houses, result):
    agreement = create_agreement(
        actor=houses.office, holder=houses.university, kind="ordinary", title="示例许可", open_to_parties=True,
        patents=list(result.patents.all()), parties=[PartyValue("taker", organisation=houses.firms[0])],
    )  # fmt: skip
    agent_of_the_firm_in_the_office(houses)
    blocked(lambda: follow_agreement(agreement, actor=houses.agent))
    assert follow_agreement(agreement, actor=houses.office)
