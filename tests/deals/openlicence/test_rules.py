"""The administrator's own words and limits: the linter goes by them, and every change is kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from deals.openlicence.test_life import drafted
from panhuo.deals.openlicence.api import (
    Caps,
    LintKind,
    LintTable,
    Unfit,
    check_statement,
    edit_statement,
    lint_version,
    save_caps,
    save_words,
    shipped_caps,
    shipped_rows,
    submit_statement,
    word_rows,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, events_of

pytestmark = pytest.mark.django_db
OURS = {"words": ["包你满意"], "note": "2026 年审查意见"}


def said(one: Any) -> list[tuple[str, str]]:
    return [(finding["level"], finding["code"]) for finding in one.findings]


def test_the_linter_goes_by_the_words_in_force(office, university, root):
    one = drafted(office, university, other="包你满意，市场前景广阔")
    assert said(check_statement(one, actor=office)) == [("error", "promotional")]
    save_words(rows=[*word_rows(), OURS], note="增加", seen=0, actor=root)
    assert len(said(check_statement(one, actor=office))) == 2
    save_words(rows=[OURS], note="只留一条", seen=1, actor=root)
    checked = check_statement(edit_statement(one, other="市场前景广阔", actor=office), actor=office)
    assert (said(checked), checked.state) == ([], "checked")


def test_what_was_checked_is_checked_again_before_it_is_handed_in(office, university, root):
    one = check_statement(drafted(office, university, other="包你满意"), actor=office)
    save_words(rows=[OURS], note="增加", seen=0, actor=root)
    with pytest.raises(Unfit):
        submit_statement(one, on=one.checked_at.date(), actor=office)


def test_the_linter_goes_by_the_limits_in_force(office, university, root):
    one = drafted(office, university, rate=Decimal(10))
    assert said(check_statement(one, actor=office)) == []
    save_caps(replace(shipped_caps(), net_sales=Decimal(8), source="示例指引"), seen=0, actor=root)
    checked = check_statement(one, actor=office)
    assert said(checked) == [("warning", "rate_above_cap")]
    assert checked.findings[0]["article"] == "示例指引"
    save_caps(Caps(None, None, None, "不设上限"), seen=1, actor=root)
    assert said(check_statement(one, actor=office)) == []


def test_changes_are_kept_with_who_when_and_why(root):
    made = save_words(rows=[OURS], note=" 审查意见 ", seen=0, actor=root)
    save_words(rows=list(shipped_rows()), note="恢复", seen=1, actor=root)
    rows = list(LintTable.objects.filter(kind=LintKind.WORDS).order_by("version"))
    assert [(row.version, row.note, row.created_by) for row in rows] == [(1, "审查意见", root), (2, "恢复", root)]
    assert rows[0].data == {"words": [OURS]}
    assert [(event.actor, event.data) for event in events_of("lint_table", made.pk)] == [
        (root, {"kind": "words", "version": 1})
    ]
    assert lint_version(LintKind.CAPS) == 0


def test_only_the_administrator_changes_them(office, make_admin):
    for person in (office, make_admin):
        with pytest.raises(NotAllowed):
            save_words(rows=[OURS], note="x", seen=0, actor=person)
        with pytest.raises(NotAllowed):
            save_caps(shipped_caps(), seen=0, actor=person)


def test_bad_input_is_told_and_changes_nothing(root):
    with pytest.raises(InvalidInput, match="为什么修改"):
        save_words(rows=[OURS], note=" ", seen=0, actor=root)
    with pytest.raises(InvalidInput, match="第 2 条") as found:
        save_words(rows=[OURS, {"pattern": "("}], note="x", seen=0, actor=root)
    assert found.value.field == "rows"
    for change, field in (
        ({"source": " "}, "source"),
        ({"fixed": 0}, "fixed"),
        ({"net_sales": Decimal(0)}, "net_sales"),
        ({"profit": Decimal("100.1")}, "profit"),
    ):
        with pytest.raises(InvalidInput) as found:
            save_caps(replace(shipped_caps(), **change), seen=0, actor=root)
        assert found.value.field == field
    assert not LintTable.objects.exists()


def test_nobody_overwrites_what_they_have_not_seen(root):
    save_words(rows=[OURS], note="x", seen=0, actor=root)
    with pytest.raises(InvalidInput, match="刚才有人改过"):
        save_words(rows=list(shipped_rows()), note="x", seen=0, actor=root)
    save_caps(shipped_caps(), seen=0, actor=root)
    assert word_rows() == [OURS]
