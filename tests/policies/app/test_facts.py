"""What a document says of itself is read with its words; what it doesn't say stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.policies.documents.api import read_pasted
from panhuo.policies.facts.api import Facts, kind_of_title, read_facts, title_alone
from panhuo.policies.facts.days import after_years, day_of, small_number
from policies.app.samples import BAD, RULES


def facts(text: str) -> Facts:
    return read_facts(read_pasted(text))


def test_the_facts_of_an_official_notice_and_the_words_they_come_from():
    found = facts(BAD)
    assert (found.number, found.issuer_name) == ("示政办发〔2023〕12号", "示例市人民政府办公室")
    assert (found.issued_on, found.effective_on) == (date(2023, 2, 20), date(2023, 3, 1))
    assert found.valid_until == date(2026, 2, 28)
    assert [one.title for one in found.repealed] == ["示例市专利申请资助暂行办法"]
    assert found.sources["valid_until"] == "有效期3年"


def test_a_number_that_a_reader_joined_to_the_title_is_taken_apart():
    joined = "示例市人民政府办公室关于印发《示例市专利资助办法》的通知示政办发〔2023〕12号"
    assert facts(f"{joined}\n第一条 为促进创新。").number == "示政办发〔2023〕12号"
    assert title_alone(joined) == "示例市人民政府办公室关于印发《示例市专利资助办法》的通知"
    assert title_alone("示例市专利资助办法") == "示例市专利资助办法"


def test_what_is_not_said_is_unknown():
    found = facts(RULES)
    assert (found.number, found.issuer_name, found.issued_on, found.valid_until) == ("", "", None, None)


def test_a_notice_that_is_only_referred_to_gives_no_number():
    assert facts("某办法\n第一条 根据国知发保字〔2021〕1号文件要求，制定本办法。").number == ""


def test_a_term_without_a_beginning_gives_no_end():
    assert facts("某办法\n第一条 本办法有效期5年。").valid_until is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        ("2024 年 1 月 5 日", date(2024, 1, 5)),
        ("二○二一年二月三十日", None),
    ],
)
def test_dates_of_officials(text, day):
    assert day_of(text) == day


@given(st.dates(date(1985, 4, 1), date(2199, 12, 31)), st.integers(1, 30))
def test_a_term_ends_the_day_before_it_would_begin_again(start, years):
    end = after_years(start, years)
    assert 364 * years <= (end - start).days <= 366 * years
    assert end.year in {start.year + years, start.year + years - 1}


@given(st.integers(1, 99))
def test_small_numbers_in_chinese(number):
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    text = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    assert small_number(text + (digits[ones] if ones else "")) == number


@pytest.mark.parametrize(
    ("title", "kind"),
    [("示例市专利资助办法", "资助"), ("教师职称评审办法", "评价"), ("年度绩效考核细则", "考核"), ("示例章程", "")],
)
def test_the_kind_that_a_title_names(title, kind):
    assert kind_of_title(title) == kind
