"""The yearly report: what records suggest, what people confirm, rates without flattery."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from deals.agreements.records import draft, in_force
from panhuo.deals.filings.api import YearReport, confirm, prefill, rates_of
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.portfolio.inventory.api import Entry, Implementation
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db
YEAR = 2026


def test_a_licence_shows_a_way_not_that_it_was_used(university, office, outsider):
    patents = make_patents(university, 3)
    in_force(draft(office, university, patents=[patents[0]]), office)
    entry = Entry.objects.create(patent=patents[1], organisation=university)
    Implementation.objects.create(entry=entry, kind="product", since=date(2026, 5, 1), by="校办工厂")
    with pytest.raises(NotAllowed):
        prefill(university, year=YEAR, actor=outsider)
    assert prefill(university, year=YEAR, actor=office) == 3
    licensed, made, unknown = (YearReport.objects.get(patent=one) for one in patents)
    assert (licensed.ways, licensed.implemented, licensed.by) == (["licence"], "unknown", "示例机械有限公司")
    assert (made.implemented, made.industrialised) == ("yes", "yes")
    assert (unknown.implemented, unknown.ways) == ("unknown", [])
    rates = rates_of(university, year=YEAR)
    assert (rates.implementation_rate, rates.implementation_unknown) == (Fraction(1, 3), 2)
    assert rates.income is None, "nobody entered an income, so there is none to show"


def test_what_people_said_stays(university, office):
    make_patents(university, 1)
    prefill(university, year=YEAR, actor=office)
    row = YearReport.objects.get()
    with pytest.raises(InvalidInput, match="应是已实施"):
        confirm(row, implemented="no", industrialised="yes", actor=office)
    row.refresh_from_db()
    confirm(row, implemented="yes", industrialised="no", income=100_00, by="甲公司", actor=office)
    in_force(draft(office, university, patents=[row.patent]), office)
    assert prefill(university, year=YEAR, actor=office) == 0
    row.refresh_from_db()
    assert (row.implemented, row.by, row.income) == ("yes", "甲公司", 100_00)
    assert rates_of(university, year=YEAR).income == 100_00


def test_the_year_is_one_that_was(university, office):
    with pytest.raises(InvalidInput, match="年度"):
        prefill(university, year=2999, actor=office)
