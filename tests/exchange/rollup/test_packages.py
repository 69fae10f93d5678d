"""Packages: staged, taken in beside those who work here, replaced, undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from exchange.rollup.files import lines, workbook
from factories import make_organisation, make_region, make_user
from panhuo.exchange.answers.api import AnswerRequest
from panhuo.exchange.rollup.api import (
    Dunning,
    Package,
    PackageState,
    Source,
    drop_package,
    dun,
    groups_of,
    lines_of,
    reply_to_dunning,
    stage_package,
    take_package,
    total_of,
    undo_package,
)
from panhuo.needs.api import Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification, RegionLevel, Role

pytestmark = pytest.mark.django_db
FIRST, LAST, CUT = date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 10)
GOOD = ("X1", "余热回收", "2026-03-05", "2026-03-20", "2026-03-12", "对接中")
LATE = ("X2", "干燥节能", "2026-03-06", "2026-03-10", "2026-03-30", "")
OPEN = ("X3", "在线检测", "2026-03-09", "2026-03-20", "", "")


@pytest.fixture(autouse=True)
def _later(monkeypatch) -> None:
    """All this happens after the cut-off date, whenever the test runs."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: date(2026, 5, 6))


def staged(authority, officer, file, **given: Any) -> Package:
    values: dict[str, Any] = {
        "name": "示例海洋研究所", "region": make_region("330100", "杭州市", RegionLevel.CITY), "first": FIRST,
        "last": LAST, "cut_off": CUT,
    }  # fmt: skip
    return stage_package(authority=authority, file=file, actor=officer, **values | given)


def line_of(authority, name="示例海洋研究所"):
    found = lines_of(authority, first=FIRST, last=LAST)
    return next((line for line in found if line.name == name), None)


def test_a_package_counts_once_it_is_taken_and_is_marked(authority, officer):
    package = staged(authority, officer, workbook([GOOD, LATE, OPEN], (120, 100, 30, None)))
    assert line_of(authority) is None, "staged is not taken"
    take_package(package, actor=officer)
    line = line_of(authority)
    assert (line.source, line.cut_off, line.package_id) == (Source.REPORTED, CUT, package.pk)
    assert (line.times.asked, line.times.in_time, line.times.measured, line.times.overdue) == (3, 1, 3, 1)
    assert line.times.median_days == (5 + 16) / 2, "working days: 6 to 12 March, and 9 to 30 March without weekends"
    assert line.figures == {"valid": 120, "inventoried": 100, "convertible": 30}, "what was left empty is unknown"
    undo_package(package, actor=officer)
    assert line_of(authority) is None


def test_refused_rows_are_named_with_their_cell_and_lose_nothing(authority, officer):
    bad = ("X4", "坏行", "昨天", "", "", "")
    package = staged(authority, officer, workbook([GOOD, bad, GOOD]))
    assert [one.number for one in package.answers.all()] == ["X1"]
    assert [one["place"] for one in package.problems] == [
        "工作表“企业需求答复”第 3 行 C 列（收到日期*）", "工作表“企业需求答复”第 4 行",
    ]  # fmt: skip
    with pytest.raises(InvalidInput) as nothing:
        staged(authority, officer, workbook([bad]))
    assert "第 2 行 C 列" in nothing.value.message


def test_jsonl_says_the_same(authority, officer):
    file = lines([
        {"类别": "企业需求答复", "需求编号": "X1", "需求名称": "余热", "收到日期": "2026-03-05", "首次答复日期": "2026-03-12"},
        {"类别": "盘活情况汇总", "有效专利": 120, "已盘点": 7},
        {"类别": "企业需求答复", "需求编号": "X2", "需求名称": "干燥", "收到日期": "某天"},
    ])  # fmt: skip
    package = staged(authority, officer, file)
    assert {one.code: one.value for one in package.figures.all()} == {"valid": 120, "inventoried": 7}
    assert package.answers.get().due_said is False
    assert package.problems[0]["place"].startswith("“报送.jsonl”第 3 行")


def test_a_newer_package_replaces_and_undo_brings_back(authority, officer):
    first = take_package(staged(authority, officer, workbook([GOOD, OPEN])), actor=officer)
    answered = (*OPEN[:4], "2026-04-15", "")
    newer = staged(authority, officer, workbook([GOOD, answered]), cut_off=date(2026, 4, 20))
    take_package(newer, actor=officer)
    first.refresh_from_db()
    assert (first.state, first.replaced_by) == (PackageState.REPLACED, newer)
    assert line_of(authority).times.asked == 2, "needs of both are not counted twice"
    assert line_of(authority).times.overdue == 0
    with pytest.raises(DomainError):
        take_package(staged(authority, officer, workbook([GOOD])), actor=officer)
    with pytest.raises(DomainError):
        take_package(
            staged(authority, officer, workbook([GOOD]), last=date(2026, 3, 20), cut_off=date(2026, 4, 30)),
            actor=officer,
        )
    undo_package(newer, actor=officer)
    first.refresh_from_db()
    assert first.state == PackageState.TAKEN
    assert line_of(authority).times.overdue == 1


def test_only_its_own_authority_and_region(authority, officer, university, office):
    elsewhere = make_region("320000", "江苏省")
    with pytest.raises(InvalidInput):
        staged(authority, officer, workbook([GOOD]), region=elsewhere)
    with pytest.raises(InvalidInput):
        staged(authority, officer, workbook([GOOD]), name=university.name)
    package = staged(authority, officer, workbook([GOOD]))
    with pytest.raises(NotAllowed):
        take_package(package, actor=office)
    assert not Package.objects.visible_to(office).exists()
    drop_package(package, reason="口径不对", actor=officer)
    with pytest.raises(DomainError):
        take_package(package, actor=officer)


def overdue(house, enterprise, title: str, **given: Any) -> AnswerRequest:
    need = Need.objects.create(organisation=enterprise, title=title)
    at = timezone.make_aware(timezone.datetime(2026, 3, 5, 9))
    return AnswerRequest.objects.create(
        need=need, organisation=house, patents=[], source="asked", round_since=at, asked_at=at,
        due_on=date(2026, 3, 19), **given,
    )  # fmt: skip


def test_the_table_puts_both_beside_each_other(authority, officer, enterprise, university, other_university, office):
    at = timezone.make_aware(timezone.datetime(2026, 3, 9, 9))
    overdue(university, enterprise, "甲", state="answered", first_answer_at=at, first_days=2, first_in_time=True)
    overdue(university, enterprise, "乙")
    take_package(staged(authority, officer, workbook([GOOD, LATE])), actor=officer)
    lines_ = lines_of(authority, first=FIRST, last=LAST)
    found = {line.name: line for line in lines_}
    assert found[university.name].source == Source.PLATFORM
    assert (found[university.name].times.in_time, found[university.name].times.measured) == (1, 2)
    assert found[other_university.name].times.share is None, "nobody asked it: unknown, not nought"
    total = total_of(lines_)
    assert (total.times.in_time, total.times.measured, total.reported) == (2, 4, 1)
    groups = groups_of(lines_, authority)
    assert [(group.name, len(group.lines)) for group in groups] == [("", 2), ("杭州市", 1)]


def test_dunning_is_recorded_told_and_answered(authority, officer, enterprise, university, office):
    given = {"authority": authority, "name": university.name, "kind": "answers", "text": "请尽快答复"}
    with pytest.raises(DomainError):
        dun(**given, channel="platform", actor=officer)
    overdue(university, enterprise, "甲")
    with pytest.raises(NotAllowed):
        dun(**given, channel="platform", actor=office)
    made = dun(**given, channel="platform", actor=officer)
    assert (made.overdue, made.oldest_due) == (1, date(2026, 3, 19))
    assert Notification.objects.filter(user=office, key=f"dunning:{made.pk}:dunned").exists()
    with pytest.raises(DomainError):
        dun(**given, channel="phone", actor=officer)
    with pytest.raises(NotAllowed):
        reply_to_dunning(made, text="已答复", actor=officer)
    reply_to_dunning(made, text="已答复", actor=office)
    assert Notification.objects.filter(user=officer, key=f"dunning:{made.pk}:reply").exists()
    assert line_of(authority, university.name).dunned == 1
    stranger = make_user(organisation=make_organisation(), role=Role.STAFF)
    assert not Dunning.objects.visible_to(stranger).exists()


def test_an_institution_outside_is_dunned_by_phone(authority, officer):
    with pytest.raises(InvalidInput):
        dun(
            authority=authority, name="示例海洋研究所", kind="package", channel="platform", text="请报送", actor=officer
        )
    made = dun(
        authority=authority, name="示例海洋研究所", kind="package", channel="phone", text="请报送", actor=officer
    )
    assert (made.overdue, made.organisation) == (None, None)
