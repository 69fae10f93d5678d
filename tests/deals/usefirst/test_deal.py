"""From the library to the end of a use-first deal."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from deals.money import YUAN, in_force, make_agreement, paid, reported, use_first_plan
from factories import make_organisation
from panhuo.deals.agreements.api import Agreement
from panhuo.deals.agreements.api import set_profile as set_holder
from panhuo.deals.agreements.queries.facts import lies_on, patent_facts
from panhuo.deals.ledger.api import Fact, owing
from panhuo.deals.plans.api import Comparison
from panhuo.deals.usefirst.api import (
    Deal,
    LibraryResult,
    Terms,
    UseRequest,
    accept_request,
    add_safeguard,
    ask_for,
    claim_safeguard,
    findings_of_result,
    follow_agreement,
    list_result,
    move_deal,
    record_credit,
    region_data,
    reply_to_credit,
    request_match,
    save_regions,
    save_result,
    set_trial,
    watch_all,
    withdraw_credit,
    withdraw_result,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, unread
from panhuo.patents.api import Encumbrance, record_encumbrance
from web.records import plain

pytestmark = pytest.mark.django_db
SAID = {"title": "示例装置", "summary": "解决堵塞", "trl": 5, "ownership_clear": True, "disputed": False}
FREE = Terms(free_months=12, entry_fen=0, modes=frozenset({"royalty"}))


def drafted(university: Any, office: Any, **values: Any) -> LibraryResult:
    patent = plain("一种示例装置", holder=university)
    return save_result(university, values={**SAID, **values}, patents=[patent], offer=FREE, actor=office)


def test_only_what_is_clear_is_listed(university, office, make_admin, firm, outsider):
    set_holder(university, institution="state_university", region="湖南省", actor=make_admin)
    result = drafted(university, office, trl=3, ownership_clear=None)
    with pytest.raises(InvalidInput, match="权属是否清晰"):
        list_result(result, actor=office)
    assert {one.code for one in findings_of_result(result)} == {"ownership_unknown", "trl_low"}
    result = save_result(
        university,
        values={**SAID, "trl": 4},
        patents=list(result.patents.all()),
        offer=FREE,
        actor=office,
        result=result,
    )
    assert not LibraryResult.objects.visible_to(firm).exists()
    record_encumbrance(
        result.patents.get(),
        kind="exclusive",
        organisation=university,
        first=date(2024, 1, 1),
        source="合同",
        actor=office,
    )
    with pytest.raises(InvalidInput, match="独占"):
        list_result(result, actor=office)
    result.patents.set([plain("另一种示例", holder=university)])
    list_result(result, actor=office)
    assert LibraryResult.objects.visible_to(firm).get() == result
    with pytest.raises(NotAllowed):
        withdraw_result(result, actor=outsider)


def test_public_money_behind_a_result_lies_on_its_patents_for_every_deal(university, office):
    result = drafted(university, office, publicly_funded=True)
    patent = result.patents.get()
    [row] = Encumbrance.objects.filter(patent=patent)
    assert (row.kind, row.organisation) == ("public_funding", university)
    facts = patent_facts(
        patent, organisation=university, day=date(2026, 1, 1), lies=lies_on(patent, organisation=university)
    )
    assert facts.publicly_funded
    save_result(
        university, values={**SAID, "publicly_funded": False}, patents=[patent], offer=FREE, actor=office, result=result
    )  # fmt: skip
    assert not Encumbrance.objects.filter(patent=patent, withdrawn=False).exists()


def test_a_request_leads_to_an_agreement_that_both_see(university, office, enterprise, firm, make_admin):
    set_holder(university, institution="state_university", region="四川省", actor=make_admin)
    result = list_result(drafted(university, office), actor=office)
    wish = Terms(free_months=6, entry_fen=0, modes=frozenset({"royalty", "milestone"}))
    large = ask_for(result, enterprise=enterprise, purpose="做泵", size="large", wish=wish, actor=firm)
    with pytest.raises(InvalidInput, match="正在等待答复"):
        ask_for(result, enterprise=enterprise, purpose="做泵", size="micro", wish=wish, actor=firm)
    assert all(one.meets is not False for one in request_match(large))
    with pytest.raises(InvalidInput, match="中小微企业"):
        accept_request(large, first=date(2027, 1, 1), last=date(2029, 12, 31), actor=office)
    UseRequest.objects.filter(pk=large.pk).update(size="small")
    with pytest.raises(NotAllowed):
        accept_request(large, first=date(2027, 1, 1), last=date(2029, 12, 31), actor=firm)
    agreement, comparison = accept_request(large, first=date(2027, 1, 1), last=date(2029, 12, 31), actor=office)
    assert agreement.use_first
    assert Agreement.objects.visible_to(firm).get() == agreement
    assert Comparison.objects.visible_to(firm).get() == comparison
    assert Deal.objects.visible_to(firm).get().region == "四川省"


@pytest.fixture
def deal(university, enterprise, office, firm):
    agreement = in_force(make_agreement(university, enterprise, office, use_first=True), use_first_plan(), office)
    deal = follow_agreement(agreement, actor=office, region="四川省")
    return set_trial(deal, first=date(2024, 1, 1), last=date(2024, 6, 30), criteria="连续运行 72 小时", actor=office)


@pytest.fixture
def clock(monkeypatch):
    now = SimpleNamespace(day=date(2026, 3, 2))
    monkeypatch.setattr(timezone, "localdate", lambda *_args: now.day)
    return now


def test_the_trial_is_accepted_and_the_trigger_follows(deal, office, firm, outsider, clock):
    with pytest.raises(NotAllowed):
        move_deal(deal, verb="accept", day=date(2024, 6, 1), evidence="验收单", actor=firm)
    with pytest.raises(InvalidInput, match="证明文件"):
        move_deal(deal, verb="accept", day=date(2024, 6, 1), actor=office)
    deal = move_deal(deal, verb="accept", day=date(2024, 6, 1), evidence="验收单", actor=office)
    assert (deal.state, deal.met_on) == ("paying", date(2024, 6, 1))
    assert [one.key for one in owing(deal.agreement, on=clock.day).owed] == ["instalment:1"]
    with pytest.raises(NotAllowed):
        move_deal(deal, verb="terminate", reason="x", actor=outsider)


def test_the_watch_reminds_once_and_ends_what_is_over(deal, office, firm, clock):
    clock.day = date(2024, 6, 10)
    assert watch_all() == 1
    first = unread(firm).count()
    assert any("请验收" in one.text for one in unread(firm))
    watch_all()
    assert unread(firm).count() == first
    deal = move_deal(deal, verb="accept", day=date(2024, 6, 9), evidence="验收单", actor=office)
    clock.day = date(2025, 4, 2)
    watch_all()
    assert any("报告到期未交" in one.text for one in unread(firm))
    assert any("还没有开票" in one.text for one in unread(office))
    assert not any("还没有开票" in one.text for one in unread(firm))
    Agreement.objects.filter(pk=deal.agreement_id).update(ends_on=date(2025, 4, 1))
    watch_all()
    deal.refresh_from_db()
    assert (deal.state, deal.ended_on) == ("expired", date(2025, 4, 1))


def test_nothing_is_fulfilled_while_money_is_open(deal, office, firm, clock):
    clock.day = date(2025, 3, 31)
    deal = move_deal(deal, verb="accept", day=date(2024, 6, 9), evidence="验收单", actor=office)
    with pytest.raises(InvalidInput, match="不能算履行完毕"):
        move_deal(deal, verb="fulfil", reason="全部付清", actor=office)
    paid(deal.agreement, key="instalment:1", office=office, day=clock.day)
    clock.day += timedelta(days=1)
    with pytest.raises(InvalidInput, match="未交的报告"):
        move_deal(deal, verb="fulfil", reason="全部付清", actor=office)
    reported(deal.agreement, first=12, sales=[0, 0, 0], firm=firm, office=office)
    assert move_deal(deal, verb="fulfil", reason="全部付清", actor=office).state == "fulfilled"
    with pytest.raises(NotAllowed):
        move_deal(deal, verb="terminate", reason="x", actor=office)


def test_a_failed_trial_owes_nothing(deal, office, firm, clock):
    deal = move_deal(deal, verb="fail", day=date(2024, 6, 1), reason="达不到流量", actor=firm)
    assert deal.state == "failed"
    assert owing(deal.agreement, on=clock.day).owed == []
    assert not Fact.objects.exists()


def test_safeguards_and_credit(deal, office, firm, outsider, clock):
    cover = add_safeguard(deal, kind="insurance", party="示例保险公司", amount=100_000 * YUAN, actor=office)
    with pytest.raises(InvalidInput, match="不超过保额"):
        claim_safeguard(cover, amount=100_000 * YUAN + 1, day=clock.day, actor=office)
    assert claim_safeguard(cover, amount=1, day=clock.day, actor=office).claimed == 1
    with pytest.raises(InvalidInput, match="证明"):
        record_credit(deal, kind="overdue", day=clock.day, text="逾期", evidence="", actor=office)
    event = record_credit(deal, kind="overdue", day=clock.day, text="逾期 10 天", evidence="催款函", actor=office)
    with pytest.raises(NotAllowed):
        reply_to_credit(event, reply="x", actor=office)
    assert reply_to_credit(event, reply="已补付", actor=firm).reply == "已补付"
    with pytest.raises(NotAllowed):
        withdraw_credit(event, actor=firm)
    with pytest.raises(NotAllowed):
        record_credit(deal, kind="overdue", day=clock.day, text="x", evidence="x", actor=outsider)
    assert not type(event).objects.visible_to(outsider).exists()


def test_provincial_rules_are_data(root, make_admin):
    data = region_data()
    data = {
        "rules": [
            *data["rules"],
            {"region": "示例省", "from": "2026-01-01", "basis": "own", "article": "示例规定", "min_trl": 6},
        ]
    }
    with pytest.raises(NotAllowed):
        save_regions(data=data, note="x", actor=make_admin)
    assert save_regions(data=data, note="示例规定", actor=root).version == 1
    with pytest.raises(InvalidInput, match="第 1 条"):
        save_regions(data={"rules": [{"region": "x"}]}, note="x", actor=root)
    assert len(region_data()["rules"]) == len(data["rules"])
    assert make_organisation()
