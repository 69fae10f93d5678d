"""Promotional words and usual limits as an administrator writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.open_licence.caps import above_caps, caps_data, parse_caps, shipped_caps
from panhuo.deals.rules.open_licence.lint import text_findings
from panhuo.deals.rules.open_licence.words import parse_words, promotional_words, shipped_rows, shipped_words
from panhuo.deals.rules.sources import Basis
from panhuo.law.errors import RuleError


def found(text: str, *rows: Any) -> list[str]:
    return promotional_words(text, words=parse_words({"words": list(rows)}))


def test_words_are_taken_as_they_are_written():
    row = {"words": ["遥遥", "No.1 品牌", "C++"], "except": ["遥遥无期"], "note": "审查意见"}
    assert found("遥 遥领先的ＮＯ.１品牌，用c++编写", row) == ["遥遥", "NO.1品牌", "c++"]
    assert found("工期遥遥无期", row) == []
    assert found("No91品牌，Caaa", row) == [], "signs mean themselves"


def test_patterns_are_expressions():
    row = {"pattern": "业内(第一|顶尖)", "except": ["业内第一次"]}
    assert found("业内顶尖，业内第一次公开", row) == ["业内顶尖"]


def test_what_is_shipped_can_be_parsed_again():
    assert parse_words({"words": list(shipped_rows())}) == shipped_words()
    assert parse_caps(caps_data(shipped_caps())) == shipped_caps()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "1 到 500 条"),
        ("最佳", "1 到 500 条"),
        (["最佳"], "第 1 条应写明"),
        ([{"words": ["好"]}, {"words": ["最佳"], "excepts": []}], "第 2 条应写明"),
        ([{"words": ["最佳"], "pattern": "最佳"}], "第 1 条应写明"),
        ([{"except": ["最佳"]}], "第 1 条应写明"),
        ([{"words": "最佳"}], "第 1 条：词语和例外"),
        ([{"words": ["最佳", " "]}], "第 1 条：词语和例外"),
        ([{"words": [], "except": []}], "第 1 条没有词语"),
        ([{"words": ["最佳"], "except": ["最优解"]}], "例外“最优解”里没有"),
        ([{"words": ["很长的词语"] * 300}], "请分成几条"),
        ([{"pattern": "最(佳"}], r"“最\(佳”不是正则表达式，第 2 个字符附近"),
        ([{"pattern": "最佳", "except": ["["]}], r"“\[”不是正则表达式"),
        ([{"pattern": "a{99999999999999999999}"}], "不是正则表达式"),
        ([{"pattern": "(最佳)?"}], "误报每一份"),
        ([{"pattern": "(好+)+"}], "停不下来"),
        ([{"pattern": 7}], "1 到 1000 个字符"),
        ([{"pattern": "好" * 1001}], "1 到 1000 个字符"),
    ],
)
def test_what_cannot_be_right_is_told_by_its_row(rows: Any, told: str):
    with pytest.raises(RuleError, match=told):
        parse_words({"words": rows})


@given(st.lists(st.text(min_size=1, max_size=20).filter(lambda text: text.strip()), min_size=1, max_size=6))
def test_every_word_that_is_listed_is_found(words: list[str]):
    for word in words:
        assert found(f"甲{word}乙", {"words": words})


def test_limits_are_the_given_ones():
    usual = replace(shipped_caps(), fixed=100_00, net_sales=Decimal("7.5"), profit=None, source="示例指引第三条")
    (one,) = above_caps(rate=Decimal(8), base=Base.NET_SALES, amount=None, caps=usual)
    assert (one.article, one.basis, one.params["cap"]) == ("示例指引第三条", Basis.CUSTOM, "7.5%")
    assert above_caps(rate=Decimal(99), base=Base.PROFIT, amount=100_00, caps=usual) == []
    assert [one.code for one in text_findings([("费用", "使用费200元，另按净销售额的8%提成")], caps=usual)] == [
        "rate_above_cap",
        "fixed_above_cap",
    ]
    assert parse_caps(caps_data(usual)) == usual


def test_shipped_limits_are_marked_as_usual_not_as_law():
    (one,) = above_caps(rate=None, base=None, amount=20_000_000_01)
    assert one.basis is Basis.CUSTOM
    assert re.search("通常", one.article)
