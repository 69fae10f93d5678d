"""A review from proposals to the stop-payment list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories import make_user
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, Role
from panhuo.patents.api import record_encumbrance
from panhuo.portfolio.annuities.api import AnnuityAccount, forecast
from panhuo.portfolio.decisions.api import (
    Choice,
    answer_objection,
    choose,
    fill_review,
    fit_of,
    move,
    object_to,
    open_review,
    savings,
    set_policy,
    undo_change,
    vote,
    whatif,
)
from panhuo.portfolio.decisions.rules.whatif import Item, to_fit
from panhuo.portfolio.inventory.api import set_grades
from portfolio.annuities.records import make_accounts

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 25)


class Clock:
    day = TODAY


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    now = Clock()
    monkeypatch.setattr(timezone, "localdate", lambda: now.day)
    return now


@pytest.fixture
def chief(university):
    return make_user(username="chief", organisation=university, role=Role.ADMIN)


@pytest.fixture
def review(university, office):
    make_accounts(university, 4, paid_through=9)
    found = open_review(
        university, title="2026 年年费", first=date(2026, 1, 1), last=date(2026, 12, 31), budget=800000, actor=office
    )
    fill_review(found)
    return found


def test_every_annuity_of_the_period_is_proposed_once(review):
    assert fill_review(review) == {"proposed": 4}
    assert set(review.proposals.values_list("chosen", flat=True)) == {"keep"}
    state = whatif(review)
    assert (state.total, state.gap, state.fit, state.fits) == (1600000, 800000, 2, True)


def test_the_database_lets_the_same_patents_go_as_the_rule(review):
    rows = review.proposals.values_list("pk", "chosen", "cost", "score", "grade", "may_go")
    items = [Item(*row) for row in rows]
    for budget in (0, 400000, 700000, 1200001, 9000000):
        state, wanted = whatif(review, budget=budget), to_fit(items, budget=budget)
        going = fit_of(review, over=state.total - budget)
        assert [one.pk for one in going] == [item.pk for item in wanted]
        assert (state.fit, state.fit_saved) == (len(wanted), sum(item.cost for item in wanted))


def test_choosing_needs_a_reason_can_be_undone_and_stops_at_blocks(review, office, university):
    first, second, *_ = review.proposals.order_by("pk")
    with pytest.raises(InvalidInput):
        choose(review, proposals=[first.pk], choice=Choice.GIVE_UP, reason="", actor=office)
    change, left = choose(review, proposals=[first.pk, second.pk], choice=Choice.GIVE_UP, reason="示例", actor=office)
    assert (left, whatif(review).gap) == (0, 0)
    assert undo_change(change, actor=office) == 2
    assert whatif(review).gap == 800000


def test_a_licence_written_down_later_stops_the_notice(review, office, chief, university):
    row = review.proposals.first()
    choose(review, proposals=[row.pk], choice=Choice.GIVE_UP, reason="示例", actor=office)
    move(review, "open_votes", actor=office)
    vote(review, proposals=[row.pk], choice=Choice.GIVE_UP, reason="", actor=office)
    record_encumbrance(
        row.account.patent,
        kind="licence",
        organisation=university,
        first=date(2025, 1, 1),
        source="示例合同",
        actor=office,
    )
    with pytest.raises(DomainError, match="不能停缴"):
        move(review, "publish", actor=chief)


def test_votes_notice_objection_execution_and_savings(review, office, chief, university, clock):
    rows = list(review.proposals.order_by("pk")[:3])
    ids = [row.pk for row in rows]
    choose(review, proposals=ids, choice=Choice.GIVE_UP, reason="预算不足", actor=office)
    move(review, "open_votes", actor=office)
    with pytest.raises(DomainError, match="票数"):
        move(review, "publish", actor=chief)
    vote(review, proposals=ids, choice=Choice.GIVE_UP, reason="", actor=office)
    with pytest.raises(NotAllowed):
        move(review, "publish", actor=office)
    review = move(review, "publish", actor=chief)
    assert review.notice_last == TODAY + timedelta(days=15)
    assert Notification.objects.filter(user=office, key__startswith="decision-notice").count() == 1
    rows[0].review.refresh_from_db()
    inventor = make_user(username="inventor", organisation=university, role=Role.VIEWER)
    objection = object_to(rows[0], text="正在洽谈", actor=inventor)
    clock.day = TODAY + timedelta(days=15)
    with pytest.raises(DomainError, match="公示到"):
        move(review, "finish", actor=chief)
    clock.day = TODAY + timedelta(days=16)
    with pytest.raises(DomainError, match="异议"):
        move(review, "finish", actor=chief)
    answer_objection(objection, upheld=True, answer="保留", actor=office)
    review = move(review, "finish", actor=chief)
    review = move(review, "execute", actor=chief)
    assert AnnuityAccount.objects.filter(stopped_on=clock.day).count() == 2
    saved = {row.year: row.amount for row in savings(university)}
    assert saved[2026] == 2 * 400000
    assert sum(saved.values()) == 2 * (3 * 4000 + 3 * 6000 + 5 * 8000) * 100
    assert sum(month.known for month in forecast(university, today=clock.day)) == 2 * 400000
    with pytest.raises(DomainError):
        move(review, "reopen_final", actor=chief)


def test_an_organisation_sets_its_own_rules(university, office, chief):
    with pytest.raises(NotAllowed):
        set_policy(university, thresholds={}, notice_days=20, min_votes=2, actor=office)
    policy = set_policy(university, thresholds={"poor_grade": 3}, notice_days=20, min_votes=2, actor=chief)
    review = open_review(
        university, title="下一年", first=date(2026, 1, 1), last=date(2026, 12, 31), budget=0, actor=office
    )
    assert (review.notice_days, review.thresholds["poor_grade"]) == (policy.notice_days, 3) == (20, 3)


@pytest.mark.parametrize(("levels", "good", "poor"), [(2, 2, 1), (3, 3, 1), (5, 4, 2), (10, 8, 4)])
def test_what_is_good_and_poor_follows_the_levels_in_use(university, office, chief, levels, good, poor):
    set_grades(university, levels=[(f"第 {n} 档", "") for n in range(levels)], actor=chief)
    review = open_review(
        university, title="下一年", first=date(2026, 1, 1), last=date(2026, 12, 31), budget=0, actor=office
    )
    assert (review.thresholds["keep_grade"], review.thresholds["poor_grade"]) == (good, poor)


def test_others_see_nothing(review, outsider):
    from panhuo.portfolio.decisions.api import Review

    assert not Review.objects.visible_to(outsider).exists()
    with pytest.raises(NotAllowed):
        choose(review, proposals=[], choice=Choice.KEEP, reason="", actor=outsider)
