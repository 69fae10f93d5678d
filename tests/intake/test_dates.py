from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import parse_date

DAY = date(2019, 7, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2019-07-02",
        "2019.07.02",
        "20190702",
        "2019/7/2",
        "2019-07-02 00:00:00",
        "2019-07-02T00:00:00Z",
        "2019年7月2日",
        "2019年07月02日",
        "２０１９－０７－０２",
        "43648",
        "43648.0",
        " 2019-7-2 ",
        "2019/07/02 8:00 PM",
    ],
)
def test_every_usual_form_is_the_same_day(text):
    assert parse_date(text).value == DAY


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_day_survives_each_form(day):
    serial = (day - date(1899, 12, 30)).days
    forms = [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert {parse_date(text).value for text in [*forms, str(serial)]} == {day}


@pytest.mark.parametrize(
    "text", ["2019-13-01", "2019-02-30", "20190230", "03/04/2019", "2019", "2019-07", "昨天", "0019-01-01"]
)
def test_an_impossible_day_is_refused_with_what_was_expected(text):
    reading = parse_date(text)
    assert reading.value is None
    assert "应为 2019-07-02" in (reading.note or "")


@pytest.mark.parametrize("text", [None, "", "-", "—", "N/A", "无"])
def test_nothing_is_nothing_and_no_complaint(text):
    assert parse_date(text) == parse_date(None)


@given(st.text(max_size=30))
def test_no_text_raises_and_a_day_found_is_in_range(text):
    value = parse_date(text).value
    assert value is None or date(1900, 1, 1) <= value <= date(2100, 12, 31) + timedelta(days=0)
