from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import parse_locarno, parse_symbol, parse_symbols


@pytest.mark.parametrize(
    "text",
    [
        "A61F5/58",
        "A61F 5/58",
        "a61f 5/58",
        "A61F5/58(2006.01)I",
        "A61F0005580000",
        "Ａ６１Ｆ ５／５８",
        "A61F 5/58 (2006.01)I",
    ],
)
def test_all_spellings_are_one_symbol(text):
    symbol = parse_symbol(text)
    assert str(symbol) == "A61F5/58"
    assert symbol.subclass_code == "A61F"


@given(
    st.sampled_from("ABCDEFGH"),
    st.integers(1, 99),
    st.sampled_from("BCFGHKMN"),
    st.integers(1, 999),
    st.integers(0, 999),
)
def test_a_symbol_survives_the_fixed_width_form(section, number, subclass, group, fine):
    subgroup = f"{fine:02d}"
    padded = f"{section}{number:02d}{subclass}{group:04d}{subgroup.ljust(6, '0')}"
    plain = f"{section}{number:02d}{subclass}{group}/{(subgroup.rstrip('0') or '').ljust(2, '0')}"
    assert str(parse_symbol(padded)) == plain


def test_lists_with_any_separator_and_what_is_none():
    assert parse_symbols("C12P7/64(2006.01)I;??C12R1/89(2006.01)N") == (("C12P7/64", "C12R1/89"), ())
    assert parse_symbols("B64C27/12 | B64C27/82 | B64C27/12") == (("B64C27/12", "B64C27/82"), ())
    assert parse_symbols("F01K; 余热") == (("F01K",), ("余热",))
    assert parse_symbols("-") == ((), ())


@pytest.mark.parametrize(
    ("text", "locarno"), [("02-03 (12)", "02-03"), ("LOC(13)Cl.14-04", "14-04"), ("A61F5/58", None)]
)
def test_locarno_loses_its_edition(text, locarno):
    assert parse_locarno(text) == locarno
