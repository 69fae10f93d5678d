"""Dividing a receipt among persons and the institution: to the 分, by the rule of the day, with notice."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from deals.money import YUAN, in_force, make_agreement, paid, use_first_plan
from factories import make_user
from panhuo.deals.agreements.api import set_profile
from panhuo.deals.ledger.api import (
    Entry,
    bill_other,
    check_book,
    receive,
    record_fact,
    refund,
    terms_of,
    trace,
    undo_receipt,
)
from panhuo.deals.rules.shares.net_income import Cost
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.shares.api import (
    Division,
    MemberValue,
    Share,
    add_recipient,
    add_rule,
    answer_objection,
    cancel_division,
    divide_refund,
    enter_cost,
    object_to,
    pay_share,
    post_division,
    propose_division,
    refunds_to_take_back,
    save_table,
    set_roster,
    start_notice,
    statement,
    table_rows,
    undivided,
)
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.orgs.api import Role as Membership

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
PARTS = [
    Part("团队", Role.TEAM, Decimal(70)),
    Part("转化人员", Role.TRANSFER_STAFF, Decimal(5)),
    Part("学院", Role.COLLEGE, Decimal(15)),
    Part("学校", Role.INSTITUTION, Decimal(10)),
]


@pytest.fixture
def house(university, enterprise, office, firm, make_admin):
    """A state university in Zhejiang with a rule, an agreement in force, and three people who get shares."""
    set_profile(university, institution="state_university", region="浙江省", actor=make_admin)
    rule = add_rule(
        university,
        title="转化收益分配办法",
        article="校科〔2024〕1 号第五条",
        valid_from=date(2024, 1, 1),
        valid_to=None,
        parts=PARTS,
        costs=None,
        notice_days=15,
        actor=make_admin,
    )
    agreement = in_force(make_agreement(university, enterprise, office), use_first_plan(), office)
    record_fact(agreement, kind="trial", day=date(2024, 10, 10), evidence="验收单", actor=firm)
    people = [make_user(organisation=university, role=Membership.VIEWER) for _ in range(3)]
    who = [
        add_recipient(university, kind="person", name=f"完成人{n}", user=one, actor=office)
        for n, one in enumerate(people)
    ]
    college = add_recipient(university, kind="body", name="示例学院", actor=office)
    members = [
        MemberValue("团队", who[0], "2"),
        MemberValue("团队", who[1], "1"),
        MemberValue("转化人员", who[2]),
        MemberValue("学院", college),
    ]
    set_roster(agreement, members=members, actor=office)
    return SimpleNamespace(rule=rule, agreement=agreement, people=people, who=who, college=college, firm=enterprise)


def divided(house: Any, office: Any, *, amount: int = 10_000 * YUAN) -> Division:
    receipt = paid(house.agreement, key="instalment:1", office=office, day=DAY, amount=amount)
    return propose_division(receipt.entry, actor=office)


def posted(division: Division, office: Any, clock: Any) -> Division:
    start_notice(division, actor=office)
    clock.day += timedelta(days=16)
    return post_division(division, actor=office)


@pytest.fixture
def clock(monkeypatch):
    now = SimpleNamespace(day=DAY)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: now.day)
    return now


def test_costs_then_parts_then_members(house, office, clock):
    enter_cost(house.agreement, kind="taxes", amount=1_000 * YUAN, day=DAY, evidence="完税凭证", actor=office)
    enter_cost(house.agreement, kind="research_public", amount=500 * YUAN, day=DAY, evidence="台账", actor=office)
    division = divided(house, office)
    amounts = {(one.part, one.recipient.name): one.amount for one in division.shares.all()}
    assert amounts == {
        ("团队", "完成人0"): 4_200 * YUAN,
        ("团队", "完成人1"): 2_100 * YUAN,
        ("转化人员", "完成人2"): 450 * YUAN,
        ("学院", "示例学院"): 1_350 * YUAN,
        ("学校", "示例理工大学"): 900 * YUAN,
        ("成本", "示例理工大学"): 1_000 * YUAN,
    }
    assert (division.gross, division.net) == (10_000 * YUAN, 9_000 * YUAN)
    assert division.basis["floor"]["article"].startswith("浙江省")
    assert len(division.basis["refused"]) == 1
    with pytest.raises(InvalidInput, match="已经分配"):
        propose_division(division.source, actor=office)


def test_notice_objection_and_posting(house, office, clock, make_admin, outsider):
    division = divided(house, office)
    with pytest.raises(InvalidInput, match="先公示 15 天"):
        post_division(division, actor=office)
    with pytest.raises(InvalidInput, match="不得少于 15 天"):
        start_notice(division, days=3, actor=office)
    start_notice(division, actor=office)
    division.refresh_from_db()
    with pytest.raises(NotAllowed):
        object_to(division, text="x", actor=outsider)
    objection = object_to(division, text="漏了一人", actor=house.people[1])
    clock.day = date(2026, 3, 18)
    with pytest.raises(InvalidInput, match="没有答复"):
        post_division(division, actor=office)
    answer_objection(objection, upheld=False, answer="已核对", actor=office)
    clock.day = date(2026, 3, 17)
    with pytest.raises(InvalidInput, match="公示到 2026-03-17 为止"):
        post_division(division, actor=office)
    clock.day = date(2026, 3, 18)
    division = post_division(division, actor=office)
    assert division.entry is not None
    assert sum(line.amount for line in division.entry.lines.all() if line.account == "分配/支出") == division.gross
    again = object_to
    with pytest.raises(NotAllowed):
        again(division, text="晚了", actor=house.people[0])


def test_an_objection_that_is_upheld_starts_anew(house, office, clock):
    division = divided(house, office)
    start_notice(division, actor=office)
    division.refresh_from_db()
    objection = object_to(division, text="比例不对", actor=house.people[1])
    answer_objection(objection, upheld=True, answer="更正", actor=office)
    division.refresh_from_db()
    assert division.state == "cancelled"
    assert [entry.pk for entry, _amount in undivided(house.agreement)] == [division.source_id]


def test_statements_are_the_persons_and_the_offices_alone(house, office, clock, root, make_admin):
    division = posted(divided(house, office), office, clock)
    first, second, staff = house.people
    share = division.shares.get(recipient=house.who[0])
    pay_share(share, tax=500 * YUAN, actor=office)
    with pytest.raises(InvalidInput, match="已经发放"):
        pay_share(share, tax=0, actor=office)
    mine = statement(first)
    assert (mine.total, mine.paid, mine.tax) == (share.amount, share.amount - 500 * YUAN, 500 * YUAN)
    assert [line.share.pk for line in mine.lines] == [share.pk]
    assert any(step.entry and step.entry.kind == "KP" for step in mine.lines[0].back)
    assert statement(second, recipient=house.who[0]).lines == []
    for other in (second, staff, root, make_user(organisation=house.firm)):
        assert not Share.objects.visible_to(other).filter(pk=share.pk).exists()
    assert statement(office, recipient=house.who[0]).total == share.amount
    assert check_book(terms_of(house.agreement).book) == []


def test_a_refund_takes_back_exactly_what_was_given(house, office, clock):
    enter_cost(house.agreement, kind="taxes", amount=333, day=DAY, evidence="完税凭证", actor=office)
    receipt = paid(house.agreement, key="instalment:1", office=office, day=DAY)
    division = posted(propose_division(receipt.entry, actor=office), office, clock)
    with pytest.raises(InvalidInput, match="由它产生"):
        undo_receipt(receipt, reason="x", actor=office)
    for amount in (3_333_33, receipt.amount - 3_333_33):
        given = refund(receipt, amount=amount, reason="质量争议", actor=office)
        assert refunds_to_take_back(house.agreement) == [given.entry]
        back = post_division(divide_refund(given.entry, actor=office), actor=office)
        assert sum(one.amount for one in back.shares.all()) == -amount
    accounts = {}
    for one in Share.objects.filter(division__agreement=house.agreement, division__state="posted"):
        accounts[one.recipient_id] = accounts.get(one.recipient_id, 0) + one.amount
    assert set(accounts.values()) == {0}
    assert refunds_to_take_back(house.agreement) == []
    assert division.gross == receipt.amount
    assert check_book(terms_of(house.agreement).book) == []


def test_a_posted_division_is_reversed_unless_somebody_was_paid(house, office, clock):
    division = posted(divided(house, office), office, clock)
    share = division.shares.first()
    cancel_division(division, reason="人员有误", actor=office)
    assert Entry.objects.filter(reverses=division.entry).exists()
    division = posted(propose_division(division.source, actor=office), office, clock)
    share = division.shares.first()
    pay_share(share, tax=0, actor=office)
    with pytest.raises(InvalidInput, match="已经发放"):
        cancel_division(division, reason="x", actor=office)
    names = [step.entry.kind for step in trace(division.source).on if step.entry]
    assert names.count("FP") == 2
    assert "ZF" in names


def test_a_rule_below_the_floor_is_refused_with_its_article(house, university, make_admin):
    low = [Part("团队", Role.TEAM, Decimal(60)), Part("学院", Role.COLLEGE, Decimal(40))]

    def save(parts: list[Part], day: date) -> None:
        add_rule(
            university,
            title="x",
            article="y",
            valid_from=day,
            valid_to=None,
            parts=parts,
            costs=None,
            notice_days=0,
            actor=make_admin,
        )

    with pytest.raises(InvalidInput, match=r"低于 70%.*浙江省促进科技成果转化条例第三十七条"):
        save(low, date(2025, 1, 1))
    set_profile(university, institution="state_university", region="四川省", actor=make_admin)
    save(low, date(2025, 1, 1))
    half = [Part("团队", Role.TEAM, Decimal("49.9")), Part("学院", Role.COLLEGE, Decimal("50.1"))]
    with pytest.raises(InvalidInput, match=r"低于 50%.*第四十五条第二款"):
        save(half, date(2025, 1, 1))
    set_profile(university, institution="private_university", region="四川省", actor=make_admin)
    save(half, date(2025, 1, 1))


def test_net_income_that_nobody_defined_is_not_guessed(house, office, university, make_admin, clock):
    set_profile(university, institution="state_university", region="四川省", actor=make_admin)
    receipt = paid(house.agreement, key="instalment:1", office=office, day=DAY)
    with pytest.raises(InvalidInput, match="没有定义净收入"):
        propose_division(receipt.entry, actor=office)
    add_rule(
        university,
        title="x",
        article="第二条",
        valid_from=date(2024, 1, 1),
        valid_to=None,
        parts=PARTS,
        costs=[Cost.TAXES],
        notice_days=0,
        actor=make_admin,
    )
    assert propose_division(receipt.entry, actor=office).basis["net_income"] == "第二条"


def test_a_new_floor_holds_from_its_day(house, office, university, make_admin, root, clock):
    rows = [
        *table_rows("floors"),
        {
            "region": "浙江",
            "from": "2026-03-01",
            "who": ["state_research"],
            "binding": "duty",
            "net": "90",
            "article": "示例条例第一条",
        },
    ]
    with pytest.raises(NotAllowed):
        save_table("floors", data={"floors": rows}, note="x", actor=make_admin)
    with pytest.raises(InvalidInput, match="无法读取"):
        save_table("floors", data={"floors": [{"region": "浙江"}]}, note="x", actor=root)
    save_table("floors", data={"floors": rows}, note="示例条例", actor=root)
    before = paid(house.agreement, key="instalment:1", office=office, day=date(2026, 2, 28), amount=100)
    propose_division(before.entry, actor=office)
    bill_other(house.agreement, text="x", amount=100, actor=office, day=DAY)
    after = receive(house.agreement, amount=100, day=date(2026, 3, 1), payer=house.firm.name, actor=office)
    with pytest.raises(InvalidInput, match=r"低于 90%（示例条例第一条）"):
        propose_division(after.entry, actor=office)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shares_equal_the_receipt_for_any_rule(seed, house, office, university, make_admin, clock):
    draw = random.Random(seed)
    cuts = sorted(draw.sample(range(1, 1999), 3))
    rest = [Decimal(b - a) / 100 for a, b in zip([0, *cuts], [*cuts, 2000], strict=True)]
    parts = [Part("团队", Role.TEAM, Decimal(80)), *(Part(f"部{n}", Role.FUND, p) for n, p in enumerate(rest))]
    add_rule(
        university,
        title="x",
        article="y",
        valid_from=date(2025, 1, 1),
        valid_to=None,
        parts=parts,
        costs=None,
        notice_days=0,
        actor=make_admin,
    )
    members = [MemberValue("团队", one, str(draw.randint(1, 999))) for one in house.who]
    members += [MemberValue(part.name, house.college) for part in parts[1:]]
    set_roster(house.agreement, members=members, actor=office)
    for _ in range(4):
        amount = draw.randint(1, 10**9)
        enter_cost(
            house.agreement,
            kind=draw.choice(["taxes", "upkeep"]),
            amount=draw.randint(1, 10**8),
            day=DAY,
            evidence="x",
            actor=office,
        )
        bill_other(house.agreement, text="x", amount=amount, actor=office, day=DAY)
        receipt = receive(house.agreement, amount=amount, day=DAY, payer=house.firm.name, actor=office)
        division = post_division(propose_division(receipt.entry, actor=office), actor=office)
        assert sum(one.amount for one in division.shares.all()) == amount
        persons = sum(one.amount for one in division.shares.filter(role="team"))
        assert persons * 10 >= division.net * 7
    assert check_book(terms_of(house.agreement).book) == []
