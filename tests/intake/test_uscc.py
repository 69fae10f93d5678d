from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as stdnum_uscc

from panhuo.intake.api import parse_uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
heads = st.builds(
    lambda kind, region, rest: f"{kind}{region:06d}{rest}",
    st.sampled_from(["91", "12", "A1", "N2", "Y1", "52", "11"]),
    st.integers(110000, 659999),
    st.text(alphabet=ALPHABET, min_size=9, max_size=9),
)


@given(heads)
def test_a_code_with_its_check_digit_is_right_letters_in_front_too(head):
    code = head + stdnum_uscc.calc_check_digit(head)
    assert parse_uscc(code).valid
    assert parse_uscc(f" {code[:8]} {code[8:].lower()} ").code == code


@given(heads, st.sampled_from(ALPHABET))
def test_a_wrong_check_digit_says_the_right_one(head, other):
    right = stdnum_uscc.calc_check_digit(head)
    reading = parse_uscc(head + other)
    assert reading.valid is (other == right)
    if other != right:
        assert f"应为 {right}" in (reading.note or "")


@pytest.mark.parametrize(
    ("text", "word"), [("9111", "18 位"), ("9111000060003734IL", "I、O"), ("911100A0600037341L", "行政区划")]
)
def test_each_fault_is_named(text, word):
    assert word in (parse_uscc(text).note or "")


def test_an_empty_cell_is_nothing():
    assert parse_uscc("-") is None
