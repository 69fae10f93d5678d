"""How values are written: nothing is rounded away, nothing unknown looks known, nothing from outside is HTML."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.web import format as write

TEXT = st.text(max_size=40)


@pytest.mark.parametrize(
    ("fen", "expected"),
    [(0, "0 元"), (1, "0.01 元"), (150, "1.50 元"), (123_456_700, "1,234,567 元"), (None, "")],
)
def test_yuan(fen, expected):
    assert write.yuan(fen) == expected


@pytest.mark.parametrize(
    ("fen", "expected"),
    [(50_000_000, "50 万元"), (1_000_000, "1 万元"), (1, "0.000001 万元"), (12_345_678, "12.345678 万元"), (None, "")],
)
def test_wan_keeps_every_fen(fen, expected):
    assert write.wan(fen) == expected


@given(st.integers(min_value=0, max_value=10**15))
def test_amounts_can_be_read_back(fen):
    yuan = write.yuan(fen).removesuffix(" 元").replace(",", "")
    whole, _, cents = yuan.partition(".")
    assert int(whole) * 100 + int(cents.ljust(2, "0") or 0) == fen


def test_dates_are_those_of_shanghai():
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    assert write.day(late) == "2026-03-05"
    assert write.moment(late) == "2026-03-05 07:30"
    assert write.day(date(2026, 3, 4)) == "2026-03-04"
    assert write.day(None) == ""


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "0 秒"), (59, "59 秒"), (61, "2 分钟"), (3600, "1 小时"), (3601, "2 小时")]
)
def test_duration_never_promises_less(seconds, expected):
    assert write.duration(timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize("value", [None, ""])
def test_unknown_is_said(value):
    assert "未知" in write.known(value)


def test_a_known_zero_is_not_unknown():
    assert write.known(0) == "0"


def test_known_escapes():
    assert write.known("<b>") == "&lt;b&gt;"


@given(TEXT, st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_highlight_keeps_the_text_and_only_adds_marks(text, spans):
    html = write.highlight(text, spans)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<mark>", "</mark>"}
    assert unescape(re.sub(r"</?mark>", "", html)) == text
    marked = {i for start, end in spans for i in range(max(start, 0), min(end, len(text)))}
    assert len(unescape("".join(re.findall(r"<mark>(.*?)</mark>", html, re.DOTALL)))) == len(marked)


def test_highlight_of_words_finds_all_whatever_the_case():
    text = "LED灯，led驱动"
    assert write.highlight(text, write.word_spans(text, ["led", ""])) == "<mark>LED</mark>灯，<mark>led</mark>驱动"


@given(st.integers(1, 60).flatmap(lambda last: st.tuples(st.integers(1, last), st.just(last))))
def test_page_numbers_offer_first_last_and_neighbours(where):
    number, last = where
    shown = write.page_numbers(number, last)
    pages = [page for page in shown if page is not None]
    assert pages == sorted(set(pages))
    assert {1, number, last} <= set(pages)
    assert all(1 <= page <= last for page in pages)
    for before, gap, after in zip(shown, shown[1:], shown[2:], strict=False):
        if gap is None:
            assert after - before > 1
