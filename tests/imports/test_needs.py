"""Needs come in the same way."""

from __future__ import annotations

import json

import pytest

from imports.helpers import actions, applied, sheet, undone, upload
from panhuo.imports.api import ImportTarget, RowAction, batch_rows
from panhuo.needs.api import Need, NeedVisibility

HEADINGS = (
    "需求编号",
    "需求名称",
    "需求描述",
    "需求单位",
    "所属行业",
    "所在地区",
    "预算(万元)",
    "合作方式",
    "截止日期",
    "公开范围",
)
NEED = (
    "N-001",
    "示例锂电池防爆",
    "需要一种能防止热失控扩散的电池外壳。",
    "示例机械有限公司",
    "C38",
    "浙江省",
    "50-100",
    "许可、转让",
    "2030-12-31",
    "公开",
)


def needs(*rows, headings=HEADINGS) -> bytes:
    return sheet(*rows, headings=headings)


def take(content, *, actor, organisation, visibility="members"):
    return upload(content, actor=actor, organisation=organisation, target=ImportTarget.NEEDS, visibility=visibility)


def test_a_need_with_all_its_columns(firm, enterprise):
    applied(take(needs(NEED), actor=firm, organisation=enterprise), actor=firm)
    need = Need.objects.get()
    assert (need.title, need.external_id, need.organisation) == ("示例锂电池防爆", "N-001", enterprise)
    assert (need.budget_min_fen, need.budget_max_fen) == (50_000_000, 100_000_000)
    assert (need.industry, need.region.name, need.visibility) == ("C38", "浙江省", "public")
    assert need.modes == ["licence", "transfer"]


def test_twice_changed_undone(firm, enterprise):
    applied(take(needs(NEED), actor=firm, organisation=enterprise), actor=firm)
    assert actions(take(needs(NEED), actor=firm, organisation=enterprise)) == [RowAction.UNCHANGED]
    later = (*NEED[:2], "改写过的需求描述，说得更清楚。", *NEED[3:])
    batch = take(needs(later), actor=firm, organisation=enterprise)
    assert batch_rows(batch).get().changes == {"text": [NEED[2], later[2]]}
    batch = applied(batch, actor=firm)
    assert Need.objects.get().text == later[2]
    batch = undone(batch, actor=firm)
    assert Need.objects.get().text == NEED[2]
    applied(batch, actor=firm)
    assert Need.objects.get().text == later[2]


def test_the_upload_says_who_may_see_new_ones_only(firm, enterprise):
    row = ("N-001", "示例需求", "说明示例需求的文字。")
    headings = HEADINGS[:3]
    applied(
        take(needs(row, headings=headings), actor=firm, organisation=enterprise, visibility="organisation"), actor=firm
    )
    assert Need.objects.get().visibility == NeedVisibility.ORGANISATION
    again = take(needs(row, headings=headings), actor=firm, organisation=enterprise, visibility="public")
    assert actions(again) == [RowAction.UNCHANGED]


def test_what_is_not_understood_is_left_out_with_a_warning(firm, enterprise):
    row = (*NEED[:4], "不存在的行业", "火星", NEED[6], "交朋友", NEED[8], "谁都行")
    batch = take(needs(row), actor=firm, organisation=enterprise)
    planned = batch_rows(batch).get()
    assert planned.action == RowAction.NEW
    assert {problem["heading"] for problem in planned.problems} == {"所属行业", "所在地区", "合作方式", "公开范围"}
    assert {problem["severity"] for problem in planned.problems} == {"warning"}
    assert {problem["column"] for problem in planned.problems} == {"E", "F", "H", "J"}
    applied(batch, actor=firm)
    need = Need.objects.get()
    assert (need.industry, need.region, need.modes, need.visibility) == ("", None, [], "members")


def test_running_numbers_are_no_identity(firm, enterprise):
    for title in ("示例需求甲", "示例需求乙"):
        row = ("1", title, f"{title}的说明文字。")
        applied(take(needs(row, headings=HEADINGS[:3]), actor=firm, organisation=enterprise), actor=firm)
    assert Need.objects.count() == 2


def test_the_same_words_twice_are_one_need(firm, enterprise):
    rows = [{"title": "示例需求", "text": "同样的文字说两遍。"}] * 2
    content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    batch = take(("需求.jsonl", content), actor=firm, organisation=enterprise)
    assert actions(batch) == [RowAction.NEW, RowAction.UNCHANGED]
    applied(batch, actor=firm)
    assert Need.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "action"), [("长" * 50_000, RowAction.NEW), ("长" * 50_001, RowAction.REFUSED), ("冷", RowAction.NEW)]
)
def test_needs_of_any_length(firm, enterprise, text, action):
    batch = take(needs(("N-1", "示例", text), headings=HEADINGS[:3]), actor=firm, organisation=enterprise)
    row = batch_rows(batch).get()
    assert row.action == action
    if action == RowAction.REFUSED:
        assert row.problems[-1]["column"] == "C"
        assert "50001" in row.problems[-1]["message"]
    if text == "冷":
        assert any("太短" in problem["message"] for problem in row.problems)


def test_a_deadline_that_is_over_comes_in_with_a_note(firm, enterprise):
    batch = take(needs((*NEED[:8], "2001-01-01", NEED[9])), actor=firm, organisation=enterprise)
    row = batch_rows(batch).get()
    assert row.action == RowAction.NEW
    assert any("已经过去" in problem["message"] for problem in row.problems)


def test_an_empty_row_of_text_is_refused(firm, enterprise):
    batch = take(needs(("N-1", "", ""), NEED[:3], headings=HEADINGS[:3]), actor=firm, organisation=enterprise)
    assert actions(batch) == [RowAction.REFUSED, RowAction.NEW]
