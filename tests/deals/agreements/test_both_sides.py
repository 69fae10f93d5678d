"""No later step of an agreement is taken by who stands on both sides by mandate unasked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from deals.agreements.records import SIGNED, draft, paper
from deals.money import use_first_plan
from deals.sides import agent_in_the_office, blocked, consent
from exchange.mandates.houses import Houses, make_houses
from factories import make_user
from panhuo.deals.agreements.api import (
    Agreement,
    PartyValue,
    add_file,
    amend,
    answer_objection,
    decide_approval,
    drop_agreement,
    open_to_parties,
    record_notice,
    record_objection,
    sign,
    submit,
    take_back,
    take_effect,
    terminate,
    withdraw_notice,
)
from panhuo.deals.plans.api import set_plan

pytestmark = pytest.mark.django_db
NOTICE = {"first": date(2026, 1, 1), "last": date(2026, 1, 20), "places": ["unit"], "contents": ["name", "price"]}
PLAN = use_first_plan()


@pytest.fixture
def houses() -> Houses:
    return make_houses()


@pytest.fixture
def agreement(houses) -> Agreement:
    return draft(
        houses.office, houses.university, parties=[PartyValue("taker", organisation=houses.firms[0])],
        open_to_parties=True,
    )  # fmt: skip


def signed_copy(agreement: Agreement, actor: Any) -> Any:
    return add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=actor)


def walk(agreement: Agreement, agent: Any, office: Any, *, may: bool) -> None:
    """The whole way of an agreement: each step by the agent where it `may`, else blocked and taken by the office."""

    def step(act: Any) -> Any:
        if may:
            return act(agent)
        blocked(lambda: act(agent))
        return act(office)

    chief = make_user(organisation=agreement.holder)
    step(lambda who: open_to_parties(agreement, actor=who))
    step(lambda who: set_plan(agreement, plan=PLAN, actor=who))
    notice = step(lambda who: record_notice(agreement, **NOTICE, actor=who))
    objection = step(lambda who: record_objection(notice, by="某人", text="价格", raised_on=SIGNED, actor=who))
    step(lambda who: answer_objection(objection, answer="已说明", answered_on=SIGNED, actor=who))
    step(lambda who: withdraw_notice(notice, actor=who))
    step(lambda who: submit(agreement, approvers=[(chief, "法务")], actor=who))
    decide_approval(agreement.approvals.get(), approve=True, note="", actor=chief)
    agreement.refresh_from_db()
    step(lambda who: signed_copy(agreement, who))
    step(lambda who: sign(agreement, signed_on=SIGNED, effective_on=None, actor=who))
    step(lambda who: take_effect(agreement, effective_on=SIGNED, actor=who))
    step(lambda who: amend(agreement, actor=who, note="补充协议一", ends_on=date(2031, 2, 28)))
    step(lambda who: terminate(agreement, on=SIGNED, reason="对方违约", actor=who))
    agreement.refresh_from_db()
    assert agreement.state == "terminated"


def test_every_later_step_is_blocked(houses, agreement):
    walk(agreement, agent_in_the_office(houses), houses.office, may=False)


def test_with_consent_the_agent_takes_every_step(houses, agreement):
    agent = agent_in_the_office(houses)
    consent(houses, agreement.patents.get().patent, houses.heads[0])
    walk(agreement, agent, houses.office, may=True)


def test_the_agent_does_not_approve_but_may_send_back_and_step_back(houses, agreement):
    agent = agent_in_the_office(houses)
    submit(agreement, approvers=[(agent, "法务")], actor=houses.office)
    row = agreement.approvals.get()
    blocked(lambda: decide_approval(row, approve=True, note="", actor=agent))
    assert decide_approval(row, approve=False, note="价格不明", actor=agent).state == "draft"
    submit(agreement, approvers=[(make_user(organisation=houses.university), "法务")], actor=houses.office)
    assert take_back(agreement, actor=agent).state == "draft"
    assert drop_agreement(agreement, reason="谈不成", actor=agent).state == "dropped"


def test_the_firms_agent_adds_no_paper_for_the_university(houses, agreement):
    blocked(lambda: signed_copy(agreement, agent_in_the_office(houses)))
    assert signed_copy(agreement, houses.heads[0]).pk
