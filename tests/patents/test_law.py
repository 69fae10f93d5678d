"""What follows from law and from the scheme of classes."""

from __future__ import annotations

import csv
import gzip
from datetime import date

import pytest

from panhuo.orgs.api import InvalidInput
from panhuo.patents.api import IpcEntry, expiry_of, ipc_path, ipc_title, load_ipc
from patents.samples import app_number, make_patent, save

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "filed", "day"),
    [
        ("1", date(2019, 3, 12), date(2039, 3, 12)),
        ("2", date(2021, 8, 9), date(2031, 8, 9)),
        ("3", date(2021, 5, 31), date(2031, 5, 31)),
        ("3", date(2021, 6, 1), date(2036, 6, 1)),
        ("2", date(2020, 2, 29), date(2030, 2, 28)),
    ],
)
def test_terms_run_from_filing(kind, filed, day):
    number = app_number(9_950_001, year=filed.year, kind=kind)
    patent = make_patent(number=number, application_date=filed, status_text="授权")
    assert expiry_of(patent).day == day


@pytest.mark.parametrize(
    "said",
    [{"status_text": None}, {"status_text": "未缴年费"}, {"status_text": "授权", "application_date": None}],
)
def test_no_term_where_law_or_dates_do_not_allow(said):
    assert expiry_of(make_patent(**said)).day is None


def test_no_term_without_a_chinese_application():
    patent = save("CN199500002B", title="一种装置", status_text="授权", application_date=date(2019, 3, 1)).patent
    assert expiry_of(patent).day is None


def test_what_the_source_says_comes_first():
    patent = make_patent(expiry_date=date(2040, 1, 1), status_text="授权")
    assert expiry_of(patent).day == date(2040, 1, 1)


ROWS = [
    {"code": "F", "level": "section", "parent": "", "title": "机械工程；照明；加热；武器；爆破"},
    {"code": "F01K", "level": "subclass", "parent": "F01", "title": "蒸汽机装置；贮汽 器"},
    {"code": "F01K25/00", "level": "maingroup", "parent": "F01K", "title": "不包括在其他类目中的发动机装置"},
]


def test_the_scheme_names_symbols_and_the_nearest_above():
    assert load_ipc(ROWS, edition="2026.01") == (3, ())
    assert ipc_title("F01K25/10") == "不包括在其他类目中的发动机装置"
    assert ipc_title("F01K 25/00") == "不包括在其他类目中的发动机装置"
    assert [step.symbol for step in ipc_path("F01K25/10")] == ["F", "F01K", "F01K25/00"]
    assert ipc_title("F01K7/00") == "蒸汽机装置；贮汽器"
    assert ipc_title("nonsense") == ""


def test_sections_have_names_without_a_scheme():
    assert ipc_title("H01M10/42") == "电学"


def test_a_new_edition_replaces_the_old():
    load_ipc(ROWS, edition="2025.01")
    load_ipc(ROWS[:2], edition="2026.01")
    assert IpcEntry.objects.count() == 2


def test_few_broken_rows_are_left_out_and_named():
    odd = {"code": "E01D101/0", "title": "x"}
    many = [{"code": f"F01K{n}/00", "level": "maingroup", "parent": "F01K", "title": f"类{n}"} for n in range(1, 200)]
    assert load_ipc([*many, odd], edition="2026.01") == (199, ((200, "E01D101/0"),))


def test_a_row_that_is_no_class_is_named():
    with pytest.raises(InvalidInput, match="第 2 行"):
        load_ipc([ROWS[0], {"code": "?", "title": "x"}], edition="2026.01")


@pytest.mark.shared
def test_the_chinese_scheme_loads(shared_data):
    with gzip.open(shared_data / "reference" / "ipc_2026_zh.csv.gz", "rt", encoding="utf-8-sig") as file:
        loaded = load_ipc(csv.DictReader(file), edition="2026.01")
    assert loaded.stored == IpcEntry.objects.count() > 77_000
    assert len(loaded.left_out) < 20
    assert "农业" in ipc_title("A01")
