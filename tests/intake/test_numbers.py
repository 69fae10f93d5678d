from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.intake.api import NumberForm, PatentKind, check_digit, parse_number, parse_numbers

PUBLISHED = ["201710601862.3", "200710308494.X", "97101765.4", "95115608.X", "201210464170.6"]
"""Numbers from published examples: they prove the rule for the check digit."""

serials = st.builds(
    lambda year, kind, serial: f"{year}{kind}{serial:07d}",
    st.integers(2003, 2026),
    st.sampled_from("12389"),
    st.integers(1, 9_999_999).filter(lambda serial: serial % 100_000),
)
old_serials = st.builds(
    lambda year, kind, serial: f"{year % 100:02d}{kind}{serial:05d}",
    st.integers(1985, 2003),
    st.sampled_from("12389"),
    st.integers(1, 99_999),
)
digits = st.one_of(serials, old_serials)
FULL_WIDTH = str.maketrans("0123456789.XZLCN", "０１２３４５６７８９．ＸＺＬＣＮ")


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_examples_have_the_right_check_digit(number):
    assert check_digit(number.split(".")[0]) == number[-1]
    assert parse_number(number).valid


@pytest.mark.parametrize(
    "text",
    [
        "201710601862.3",
        "CN201710601862.3",
        "2017106018623",
        "ZL 2017 1 0601862.3",
        "ＺＬ２０１７１０６０１８６２．３",
        " zl201710601862.3 ",
        "CN201710601862A",
        "201710601862",
        "2.017106018623E+12",
        "专利号：ZL201710601862.3",
        "'201710601862.3",
        "201710601862。3",
    ],
)
def test_all_spellings_of_one_number_are_one_number(text):
    reading = parse_number(text)
    assert (reading.valid, reading.normal, reading.kind) == (True, "201710601862.3", PatentKind.INVENTION)
    assert reading.form is NumberForm.APPLICATION


@given(digits, st.sampled_from(["", "ZL", "CN", "zl", "ZL "]), st.booleans(), st.booleans(), st.booleans())
def test_every_right_number_is_read_however_it_is_dressed(plain, prefix, dot, wide, blanks):
    check = check_digit(plain)
    text = f"{prefix}{plain[:4]}{' ' if blanks else ''}{plain[4:]}{'.' if dot else ''}{check}"
    reading = parse_number(text.translate(FULL_WIDTH) if wide else text)
    assert (reading.valid, reading.normal) == (True, f"{plain}.{check}")


@given(digits)
def test_a_lost_check_digit_is_computed_and_said(plain):
    reading = parse_number(plain)
    assert (reading.valid, reading.normal, reading.code) == (True, f"{plain}.{check_digit(plain)}", "check_added")
    assert check_digit(plain) in (reading.note or "")


@given(digits, st.sampled_from("0123456789X"))
def test_a_wrong_check_digit_says_which_would_be_right(plain, other):
    right = check_digit(plain)
    reading = parse_number(f"{plain}.{other}")
    assert reading.valid is (other == right)
    if other != right:
        assert reading.suggestion == f"{plain}.{right}"
        assert f"应为 {right}" in (reading.note or "")


@given(digits, st.data())
def test_one_mistyped_digit_never_passes(plain, data):
    place = data.draw(st.integers(0, len(plain) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != plain[place]]))
    mistyped = plain[:place] + wrong + plain[place + 1 :]
    assert not parse_number(f"{mistyped}.{check_digit(plain)}").valid


@given(st.text(max_size=40))
def test_no_text_whatever_raises(text):
    reading = parse_number(text)
    assert reading.valid or reading.note


@given(st.text(alphabet="0123456789ABCUYSDNX.EZL+-/ ", max_size=24))
def test_reading_a_normal_form_again_changes_nothing(text):
    reading = parse_number(text)
    if reading.valid and reading.normal:
        again = parse_number(reading.normal)
        assert (again.normal, again.kind, again.form) == (reading.normal, reading.kind, reading.form)


@pytest.mark.parametrize("text", ["2.01711E+12", "2.0171E+12", "2017110000000", "201711000000.5"])
def test_a_number_destroyed_by_excel_is_named_as_such(text):
    reading = parse_number(text)
    assert (reading.valid, reading.code) == (False, "excel_destroyed")
    assert "Excel" in (reading.note or "")


def test_leading_zeros_lost_by_a_spreadsheet_come_back_only_if_the_check_digit_agrees():
    number = f"02100001.{check_digit('02100001')}"
    assert parse_number(number[1:]).normal == number
    assert not parse_number("2100001.5").valid


@pytest.mark.parametrize(
    ("text", "normal", "kind", "code"),
    [
        ("CN115986674A", "CN115986674A", PatentKind.INVENTION, "A"),
        ("cn 115986674 b", "CN115986674B", PatentKind.INVENTION, "B"),
        ("CN1234567C", "CN1234567C", PatentKind.INVENTION, "C"),
        ("CN85100001A", "CN85100001A", PatentKind.INVENTION, "A"),
        ("CN207123456U", "CN207123456U", PatentKind.UTILITY_MODEL, "U"),
        ("CN2345678Y", "CN2345678Y", PatentKind.UTILITY_MODEL, "Y"),
        ("CN305246987S", "CN305246987S", PatentKind.DESIGN, "S"),
        ("CN101234567B8", "CN101234567B8", PatentKind.INVENTION, "B8"),
        ("115986674", "CN115986674", PatentKind.INVENTION, None),
    ],
)
def test_publication_numbers_tell_kind_and_document(text, normal, kind, code):
    reading = parse_number(text)
    assert (reading.valid, reading.normal, reading.kind, reading.kind_code) == (True, normal, kind, code)
    assert reading.form is NumberForm.PUBLICATION


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("US9876543B2", "US"),
        ("WO2019/123456 A1", "WO"),
        ("EP3012345B1", "EP"),
        ("JPWO2017203590A1", "JP"),
        ("KR1020130096188A", "KR"),
        ("IN1604DELNP2013A", "IN"),
        ("PCT/CN2019/123456", "WO"),
        ("TWI734446B", "TW"),
    ],
)
def test_numbers_of_other_offices_are_taken_as_foreign(text, country):
    reading = parse_number(text)
    assert (reading.valid, reading.form, reading.country) == (True, NumberForm.FOREIGN, country)
    assert reading.kind is None


@pytest.mark.parametrize("text", ["", "hello", "123", "201770601862.3", "191710601862.3", "20171060186.3"])
def test_what_is_no_number_is_refused_with_what_was_expected(text):
    reading = parse_number(text)
    assert not reading.valid
    assert "应为" in (reading.note or "") or "不可能" in (reading.note or "")


def test_the_json_of_the_command_line_has_its_five_keys():
    assert parse_number("201710601862.3").as_json() == {
        "valid": True,
        "number": "201710601862.3",
        "kind": "invention",
        "form": "application",
        "note": None,
    }


def test_a_cell_may_hold_both_documents_of_an_application():
    readings = parse_numbers("CN115986674A | CN115986674B；-")
    assert [reading.normal for reading in readings] == ["CN115986674A", "CN115986674B"]
