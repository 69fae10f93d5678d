"""Comparisons, the plan of an agreement, and tables of rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from deals.money import FIRST, LAST, YUAN, make_agreement, use_first_plan
from panhuo.deals.plans.api import (
    RATE_COLUMNS,
    AgreementPlan,
    Comparison,
    compare,
    create_comparison,
    import_rates,
    plan_of,
    rate_ranges,
    retire_rates,
    save_assumptions,
    save_structure,
    set_plan,
    share_comparison,
)
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.assumptions import Assumptions
from panhuo.deals.rules.plans.plan import Plan
from panhuo.deals.rules.plans.words import plan_words
from panhuo.orgs.api import InvalidInput, NotAllowed

pytestmark = pytest.mark.django_db


def test_both_sides_compare_and_nobody_else(university, enterprise, office, firm, outsider):
    made = create_comparison(actor=office, organisation=university, title="比较", first=FIRST, last=LAST)
    save_structure(made, position=1, name="买断", plan=Plan(FIRST, LAST, lump=100 * YUAN), actor=office)
    save_structure(made, position=2, name="提成", plan=use_first_plan(), actor=office)
    assert not Comparison.objects.visible_to(firm).exists()
    with pytest.raises(NotAllowed):
        save_structure(made, position=3, name="x", plan=Plan(FIRST, LAST), actor=firm)
    share_comparison(made, organisation=enterprise, actor=office)
    said = Assumptions(
        {Base.NET_SALES: ((1_200 * YUAN,),) * 5},
        percent=Decimal(0),
        accepted=FIRST,
        milestones={"量产": date(2030, 1, 1)},
    )
    save_assumptions(made, said, first=FIRST, last=LAST, industry="", actor=firm)
    assert not Comparison.objects.visible_to(outsider).exists()
    lump, royalty = compare(Comparison.objects.get(pk=made.pk))
    assert lump.outcomes[0].licensor == 100 * YUAN
    assert royalty.outcomes[0].licensor == 10_000 * YUAN + 4 * 60 * YUAN  # one year free, then 5 % of 1,200
    assert royalty.equal.gap == 100 * YUAN - royalty.outcomes[0].licensor


def test_what_was_not_entered_is_asked_for(university, office):
    made = create_comparison(actor=office, organisation=university, title="比较", first=FIRST, last=LAST)
    save_structure(made, position=1, name="提成", plan=use_first_plan(), actor=office)
    only = compare(made)[0]
    assert only.outcomes == ()
    assert only.missing.code == "no_day"
    days = {"量产": date(2026, 1, 1)}
    save_assumptions(
        made, Assumptions(accepted=FIRST, milestones=days), first=FIRST, last=LAST, industry="", actor=office
    )
    assert compare(made)[0].missing.code == "no_figures"
    with pytest.raises(InvalidInput, match="都填"):
        save_assumptions(made, Assumptions(low=Decimal("0.5")), first=FIRST, last=LAST, industry="", actor=office)


def test_a_signed_agreement_changes_its_plan_for_a_reason(university, enterprise, office, firm):
    agreement = make_agreement(university, enterprise, office)
    set_plan(agreement, plan=use_first_plan(), actor=office)
    agreement.refresh_from_db()
    assert agreement.payment_terms == plan_words(use_first_plan())
    assert "试用验收合格" in agreement.payment_terms
    with pytest.raises(NotAllowed):
        set_plan(agreement, plan=use_first_plan(), actor=firm)
    type(agreement).objects.filter(pk=agreement.pk).update(state="in_force")
    with pytest.raises(InvalidInput, match="补充协议"):
        set_plan(agreement, plan=use_first_plan(lump=1), actor=office)
    set_plan(agreement, plan=use_first_plan(lump=1), actor=office, reason="补充协议一")
    assert AgreementPlan.objects.filter(agreement=agreement).count() == 2
    assert plan_of(agreement).lump == 1


def rates(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(list(RATE_COLUMNS))
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def test_ranges_come_from_imported_tables_with_their_source(root, office, tmp_path):
    assert rate_ranges("示例行业") == []
    path = rates(tmp_path / "率.xlsx", ("示例行业", "净销售额", "1", "", "4.5", 21))

    def bring(path: Path, actor: object, source: str = "示例统计表 2026") -> object:
        return import_rates(actor=actor, path=path, file_name=path.name, name="示例表", source=source)

    with pytest.raises(NotAllowed):
        bring(path, office)
    with pytest.raises(InvalidInput, match="来源"):
        bring(path, root, source=" ")
    wrong = rates(
        tmp_path / "错.xlsx", ("示例行业", "净销售额", "1", "", "4", 2), ("示例行业", "利润额", "9", "", "4", 2)
    )
    with pytest.raises(InvalidInput, match="第 3 行“高（%）”"):
        bring(wrong, root)
    table = bring(path, root)
    (only,) = rate_ranges("示例行业")
    assert (only.low, only.middle, only.high, only.source) == (Decimal(1), None, Decimal("4.5"), "示例统计表 2026")
    retire_rates(table, actor=root)
    assert rate_ranges("示例行业") == []
