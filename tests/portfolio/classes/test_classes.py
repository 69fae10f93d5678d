"""Tables, flags and pictures over records."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from factories import make_user
from panhuo.orgs.api import Job, NotAllowed, run_pending_jobs
from panhuo.patents.api import Patent, ipc_class, remove_patent
from panhuo.portfolio.classes.api import (
    PatentFlags,
    TableState,
    activate_table,
    age_pyramid,
    coarse_industries,
    filter_flags,
    flag_facets,
    import_table,
    ipc_tree,
    mark_flag,
    recompute,
    retire_table,
)
from web.records import make_patent, plain

pytestmark = pytest.mark.django_db

TABLE = "产业代码,产业名称,IPC分类号\n3.1,新能源产业,F04B43；H01M\n7.2,节能环保产业,F04B\n9,错误的一行,不是分类号\n"


@pytest.fixture
def pump(university):
    return make_patent(holder=university, owners=(), application_date=date(2010, 7, 21))


def loaded(root, kind="sei", text=TABLE):
    table = import_table(
        kind=kind,
        name="示例对照表",
        edition="2021",
        source="示例",
        file=ContentFile(text.encode(), name="表.csv"),
        actor=root,
    )
    run_pending_jobs()
    table.refresh_from_db()
    return table


def flags_of(patent, organisation, actor) -> PatentFlags:
    recompute(organisation, actor=actor)
    run_pending_jobs()
    return PatentFlags.objects.get(patent=patent, organisation=organisation)


def test_without_a_table_nothing_is_said_of_strategic_industries(pump, university, office):
    row = flags_of(pump, university, office)
    assert (row.sei, row.digital, row.ten_years, row.high_value) == ("u", "u", "y", "y")
    assert row.evidence["sei"][0] == "没有导入对照表"
    assert row.industry == "C34"


def test_a_table_is_read_looked_at_and_only_then_in_force(pump, university, office, root):
    flags_of(pump, university, office)
    table = loaded(root)
    assert table.state == TableState.READY
    assert [entry.symbol for entry in table.entries.all()] == ["F04B", "F04B43", "H01M"]
    assert table.refused == 1
    assert "不是分类号" in table.problems[0]
    assert PatentFlags.objects.get().sei == "u"
    activate_table(table, actor=root)
    run_pending_jobs()
    row = PatentFlags.objects.get()
    assert row.sei == "y"
    assert row.evidence["sei"][1]["name"] == "新能源产业"
    retire_table(table, actor=root)
    run_pending_jobs()
    assert PatentFlags.objects.get().sei == "u"


def test_one_table_of_a_kind_is_in_force(root):
    first, second = loaded(root), loaded(root, text=TABLE.replace("新能源", "新材料"))
    activate_table(first, actor=root)
    activate_table(second, actor=root)
    first.refresh_from_db()
    assert first.state == TableState.RETIRED
    activate_table(first, actor=root)
    second.refresh_from_db()
    assert second.state == TableState.RETIRED


def test_a_file_without_the_columns_is_refused_with_the_reason(root):
    table = loaded(root, text="甲,乙\n1,2\n")
    assert table.state == TableState.FAILED
    assert "IPC" in table.problems[0]


def test_only_the_administrator_imports_tables(office, root):
    file = ContentFile(b"x", name="x.csv")
    with pytest.raises(NotAllowed):
        import_table(kind="sei", name="x", edition="", source="", file=file, actor=office)
    with pytest.raises(NotAllowed):
        activate_table(loaded(root), actor=office)


def test_a_mark_needs_evidence_and_counts_at_once(pump, university, office, outsider):
    flags_of(pump, university, office)
    mark_flag(university, pump, flag="award", value=True, evidence="示例奖证书 1 号", actor=office)
    row = PatentFlags.objects.get()
    assert row.award == "y"
    assert row.evidence["award"][1] == {"evidence": "示例奖证书 1 号"}
    mark_flag(university, pump, flag="award", value=None, actor=office)
    assert PatentFlags.objects.get().award == "u"
    with pytest.raises(NotAllowed):
        mark_flag(university, pump, flag="award", value=True, evidence="x", actor=outsider)


def test_patents_that_left_lose_their_row(pump, university, office):
    other = plain("另一件", holder=university)
    flags_of(pump, university, office)
    assert PatentFlags.objects.count() == 2
    remove_patent(other, actor=office)
    flags_of(pump, university, office)
    assert PatentFlags.objects.count() == 1


def test_a_run_that_waits_is_not_started_twice(university, office):
    assert recompute(university, actor=office) == recompute(university, actor=office)
    assert Job.objects.filter(kind="classes.recompute").count() == 1


def test_members_see_the_flags_of_their_own_organisation(pump, university, office, outsider, firm, root):
    flags_of(pump, university, office)
    for other in (outsider, firm):
        assert not PatentFlags.objects.visible_to(other).exists()
    for own in (office, root, make_user(organisation=university, role="viewer")):
        assert PatentFlags.objects.visible_to(own).exists()


def test_facets_count_what_each_choice_would_leave(pump, university, office):
    plain("没有日期", holder=university, kind="invention", status_text="授权")
    flags_of(pump, university, office)
    rows = PatentFlags.objects.visible_to(office)
    facets = flag_facets(rows, {"ten_years": ["y"]})
    assert [n for _value, _label, n in facets["ten_years"]] == [1, 0, 1]
    assert [n for _value, _label, n in facets["high_value"]] == [1, 0, 0]
    assert filter_flags(rows, {"ten_years": ["u"]}).count() == 1


def test_every_coarse_division_has_a_name():
    table = coarse_industries()
    assert "近似" in table.title
    assert len(table.entries) > 120
    assert all(name for _code, name in table.entries.values())


def test_the_pictures_count_patents(university):
    for number, (symbol, kind, filed) in enumerate(
        [
            ("F04B43/02", "invention", 2020),
            ("F04B49/06", "utility", 2020),
            ("H01M10/05", "invention", 2024),
            (None, "invention", None),
        ]
    ):
        make(university, number, symbol, kind, filed)
    patents = Patent.objects.filter(holder=university)
    tree, without = ipc_tree(patents)
    assert [(cell.symbol, cell.count) for cell in tree] == [("F", 2), ("H", 1)]
    assert tree[0].below[0].below[0].symbol == "F04B"
    assert without == 1
    rows, unknown = age_pyramid(patents, today=date(2026, 5, 1))
    assert [(row.age, row.invention, row.utility) for row in rows if row.invention or row.utility] == [
        (2, 1, 0),
        (6, 1, 1),
    ]
    assert len(rows) == 7
    assert unknown == 1


def make(university, number, symbol, kind, filed):
    return plain(
        f"专利{number}",
        holder=university,
        kind=kind,
        status_text="授权",
        classes=(ipc_class(symbol, is_main=True),) if symbol else (),
        application_date=date(filed, 1, 1) if filed else None,
    )
