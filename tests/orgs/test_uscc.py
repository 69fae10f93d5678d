"""GB 32100 codes: what passes, and what the message says of what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as stdnum_uscc

from panhuo.orgs.api import InvalidInput, check_uscc
from panhuo.orgs.uscc import ALPHABET, check_character

TSINGHUA = "12100000400000624D"  # a public institution's well-known code
letters = st.sampled_from(ALPHABET)
digits = st.sampled_from("0123456789")


@st.composite
def codes(draw: st.DrawFn) -> str:
    parts = [letters, letters, *[digits] * 6, *[letters] * 9]
    first_17 = "".join(draw(part) for part in parts)
    return first_17 + check_character(first_17)


@given(codes())
def test_right_codes_pass_in_any_spelling(code: str):
    wide = "".join(chr(ord(character) + 0xFEE0) for character in code)
    spaced = f" {code[:8].lower()}-{code[8:]} "
    assert check_uscc(code) == check_uscc(wide) == check_uscc(spaced) == code


@given(codes())
def test_the_check_character_is_the_one_of_stdnum(code: str):
    assert stdnum_uscc.calc_check_digit(code) == code[-1]


@given(codes(), st.integers(0, 17), letters)
def test_one_wrong_character_is_found(code: str, place: int, other: str):
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(InvalidInput):
            check_uscc(wrong)


@pytest.mark.parametrize("first", ["Y1", "N2", "A1"])
def test_letters_in_the_first_two_characters_are_right(first: str):
    first_17 = first + "330106MA2KCCPX0"
    code = first_17 + check_character(first_17)
    assert check_uscc(code) == code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (TSINGHUA[:-1], "17 位"),
        (TSINGHUA[:-1] + "E", "应为“D”"),
        ("121000004O0000624D", "第 10 位“O”"),
        ("12A00000400000624D", "第 3 位“A”"),
        ("", "0 位"),
    ],
)
def test_the_message_says_what_is_wrong(code: str, said: str):
    with pytest.raises(InvalidInput, match=said) as caught:
        check_uscc(code)
    assert caught.value.field == "uscc"


def test_a_real_code_passes():
    assert check_uscc(TSINGHUA) == TSINGHUA
