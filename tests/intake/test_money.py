from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import parse_money

WAN = 1_000_000


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50-100万元", 50 * WAN, 100 * WAN),
        ("50万-100万", 50 * WAN, 100 * WAN),
        ("50~100 万元", 50 * WAN, 100 * WAN),
        ("50万元", 50 * WAN, 50 * WAN),
        ("50万元以上", 50 * WAN, None),
        ("不超过100万元", None, 100 * WAN),
        ("100万以内", None, 100 * WAN),
        ("1.5亿元", 15_000 * WAN, 15_000 * WAN),
        ("500,000元", 50 * WAN, 50 * WAN),
        ("￥0.01元", 1, 1),
        ("约80万元人民币", 80 * WAN, 80 * WAN),
    ],
)
def test_amounts_in_fen(text, low, high):
    reading = parse_money(text)
    assert (reading.low, reading.high, reading.note) == (low, high, None)


@pytest.mark.parametrize("text", ["面议", "待定", "", None, "-", "双方协商"])
def test_open_is_unknown_without_complaint(text):
    assert parse_money(text) == parse_money(None)


@pytest.mark.parametrize("text", ["50", "$425,000", "很多", "100-50万元", "1-2-3万元"])
def test_what_cannot_be_known_is_unknown_and_said(text):
    reading = parse_money(text)
    assert (reading.low, reading.high) == (None, None)
    assert reading.note


def test_the_heading_may_hold_the_unit():
    assert parse_money("50", heading="预算（万元）").low == 50 * WAN
    assert parse_money("50-80", heading="预算（万元）").high == 80 * WAN


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_no_fen_is_lost(yuan, fen):
    assert parse_money(f"{yuan}.{fen:02d}元").low == yuan * 100 + fen


@given(st.text(max_size=30))
def test_no_text_raises(text):
    reading = parse_money(text)
    assert reading.low is None or reading.high is None or reading.low <= reading.high
