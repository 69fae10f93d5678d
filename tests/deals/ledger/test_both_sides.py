"""Money of an agreement is not kept or reported by who stands on both sides by mandate unasked."""

from __future__ import annotations

import pytest

from deals.money import FIRST, YUAN, in_force, make_agreement, use_first_plan
from deals.sides import agent_in_the_firm, agent_in_the_office, blocked, consent
from exchange.mandates.houses import Houses, make_houses
from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import (
    bill_other,
    credit_invoice,
    decide_report,
    hand_in_report,
    receive,
    record_fact,
    refund,
    set_terms,
    terms_of,
    undo_receipt,
    withdraw_fact,
)
from panhuo.deals.rules.bases import Base

pytestmark = pytest.mark.django_db
MONTHS = {"first": 12, "figures": {Base.NET_SALES: [100 * YUAN, 0, 0]}}
TRIAL = {"kind": "trial", "day": FIRST, "evidence": "验收单"}


@pytest.fixture
def houses() -> Houses:
    return make_houses()


@pytest.fixture
def agreement(houses) -> Agreement:
    made = make_agreement(houses.university, houses.firms[0], houses.office)
    return in_force(made, use_first_plan(), houses.office)


def test_the_office_side_of_the_ledger_asks(houses, agreement):
    office, head = houses.office, houses.heads[0]
    fact = record_fact(agreement, **TRIAL, actor=office)
    report = hand_in_report(agreement, **MONTHS, actor=head)
    invoice = bill_other(agreement, text="检测费", amount=100 * YUAN, actor=office)
    payer = agreement.parties.get(side="taker").name
    receipt = receive(agreement, amount=50 * YUAN, day=FIRST, payer=payer, actor=office)
    agent = agent_in_the_office(houses)
    book = terms_of(agreement).book
    steps = [
        lambda: set_terms(agreement, book=book, due_days=20, interest=None, source="合同", actor=agent),
        lambda: bill_other(agreement, text="检测费", amount=YUAN, actor=agent),
        lambda: receive(agreement, amount=YUAN, day=FIRST, payer=payer, actor=agent),
        lambda: refund(receipt, amount=YUAN, reason="多收", actor=agent),
        lambda: decide_report(report, accept=True, actor=agent),
        lambda: withdraw_fact(fact, actor=agent),
    ]
    for step in steps:
        blocked(step)
    blocked(lambda: undo_receipt(receipt, reason="记错", actor=agent))
    blocked(lambda: credit_invoice(invoice, reason="开错", actor=agent))
    consent(houses, agreement.patents.get().patent, head)
    for step in steps:
        step()


def test_the_firms_side_asks_too(houses, agreement):
    agent = agent_in_the_firm(houses)
    blocked(lambda: hand_in_report(agreement, **MONTHS, actor=agent))
    blocked(lambda: record_fact(agreement, **TRIAL, actor=agent))
    consent(houses, agreement.patents.get().patent, houses.office)
    assert record_fact(agreement, **TRIAL, actor=agent).day == FIRST
    assert hand_in_report(agreement, **MONTHS, actor=agent).pk
