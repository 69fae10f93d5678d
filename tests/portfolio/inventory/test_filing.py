"""What goes out in the template comes back in and is reconciled."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from django.core.files.base import ContentFile

from panhuo.orgs.api import DomainError, NotAllowed, run_pending_jobs
from panhuo.portfolio.inventory.api import (
    Entry,
    Filing,
    apply_filing,
    choose,
    create_filing,
    join_grants,
    missing_in,
    save_entry,
    set_college_of,
    settings_of,
    undo_filing,
    write_filled_template,
)
from portfolio.inventory.scene import COMPLETE

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(scene):
    join_grants(settings_of(scene.university))
    found = list(Entry.objects.order_by("pk"))
    set_college_of([found[0].pk], organisation=scene.university, college=scene.college, actor=scene.office)
    said = COMPLETE | {"price_fen": 12_345_600, "scenario": "余热回收", "contact": "甲示例", "note": "=1+1"}
    save_entry(found[0], said=said, actor=scene.office)
    save_entry(found[1], said={"intent": "no", "implemented": "yes", "negotiable": False}, actor=scene.office)
    save_entry(found[2], said={"negotiable": True, "modes": ["self_use", "development"]}, actor=scene.office)
    return list(Entry.objects.order_by("pk"))


def written(tmp_path: Path, change=None) -> ContentFile[bytes]:
    out = tmp_path / "out.xlsx"
    write_filled_template(Entry.objects.order_by("pk"), out)
    if change:
        book = openpyxl.load_workbook(out)
        change(book.active)
        book.save(out)
    return ContentFile(out.read_bytes(), name="盘活建档.xlsx")


def filed(scene, content) -> Filing:
    filing = create_filing(scene.university, file=content, name="盘活建档.xlsx", actor=scene.office)
    run_pending_jobs()
    filing.refresh_from_db()
    return filing


def column(sheet, heading) -> int:
    return next(cell.column for cell in sheet[1] if str(cell.value).startswith(heading))


def test_what_went_out_comes_back_without_a_difference(scene, entries, tmp_path):
    filing = filed(scene, written(tmp_path))
    assert (filing.state, filing.counts, filing.missing) == ("planned", {"same": 3}, 0)


def test_differences_are_shown_decided_written_and_taken_back(scene, entries, tmp_path):
    def change(sheet) -> None:
        sheet.cell(2, column(sheet, "专利价值分级自评"), "5")
        sheet.cell(2, column(sheet, "应用场景")).value = None
        sheet.cell(3, column(sheet, "转化意愿"), "许可")

    filing = filed(scene, written(tmp_path, change))
    assert filing.counts == {"different": 2, "same": 1}
    first, second = filing.rows.filter(match="different").order_by("number")
    assert first.differences == {"self_grade": ["4", "5"], "scenario": ["余热回收", ""]}
    assert second.differences == {"transfer_modes": ["暂无转化意愿", "许可"]}
    with pytest.raises(DomainError, match="不需要写入"):
        apply_filing(filing, actor=scene.office)
    choose(filing, side="theirs", actor=scene.office, field="self_grade")
    choose(filing, side="ours", actor=scene.office, row=first, field="scenario")
    choose(filing, side="theirs", actor=scene.office, row=second)
    apply_filing(filing, actor=scene.office)
    run_pending_jobs()
    got = list(Entry.objects.order_by("pk"))
    assert (got[0].grade, got[0].scenario) == (5, "余热回收")
    assert (got[1].intent, got[1].modes) == ("yes", ["licence"])
    filing.refresh_from_db()
    save_entry(got[1], said={"note": "后来的修改"}, actor=scene.office)
    assert undo_filing(filing, actor=scene.office) == 1
    assert Entry.objects.get(pk=got[0].pk).grade == 4
    assert Entry.objects.get(pk=got[1].pk).modes == ["licence"]


def test_a_column_that_the_file_does_not_have_says_nothing(scene, entries, tmp_path):
    def change(sheet) -> None:
        sheet.delete_cols(column(sheet, "应用场景"))
        sheet.delete_cols(column(sheet, "学院"))

    assert filed(scene, written(tmp_path, change)).counts == {"same": 3}


def test_rows_without_an_entry_doubled_and_unreadable_ones_are_told_apart(scene, entries, tmp_path):
    def change(sheet) -> None:
        number = column(sheet, "专利号")
        sheet.cell(3, number, sheet.cell(2, number).value)
        sheet.cell(4, number, "ZL201710601862.3")
        sheet.cell(5, number, "201710601862.4")
        sheet.cell(5, column(sheet, "专利名称"), "号码写错的")

    filing = filed(scene, written(tmp_path, change))
    assert filing.counts == {"same": 1, "double": 1, "only_there": 1, "refused": 1}


def test_what_the_base_has_and_the_file_has_not_is_counted(scene, entries, tmp_path):
    Entry.objects.update(state="in_base")
    filing = filed(scene, written(tmp_path, lambda sheet: sheet.delete_rows(4)))
    assert filing.missing == 1
    assert missing_in(filing).get() == entries[2]


def test_an_entry_changed_after_the_comparison_is_not_overwritten(scene, entries, tmp_path):
    def change(sheet) -> None:
        sheet.cell(2, column(sheet, "专利价值分级自评"), "5")

    filing = filed(scene, written(tmp_path, change))
    choose(filing, side="theirs", actor=scene.office)
    save_entry(entries[0], said={"grade": 2}, actor=scene.office)
    apply_filing(filing, actor=scene.office)
    run_pending_jobs()
    assert Entry.objects.get(pk=entries[0].pk).grade == 2
    assert "又有修改" in filing.rows.get(match="different").note


def test_a_file_without_numbers_is_refused_in_words(scene, entries):
    content = ContentFile("备注\n一\n".encode(), name="x.csv")
    filing = filed(scene, content)
    assert filing.state == "failed"
    assert filing.error


def test_others_neither_upload_nor_decide(scene, entries, tmp_path, outsider):
    filing = filed(scene, written(tmp_path))
    with pytest.raises(NotAllowed):
        create_filing(scene.university, file=written(tmp_path), name="x.xlsx", actor=outsider)
    with pytest.raises(NotAllowed) as refused:
        choose(filing, side="theirs", actor=outsider)
    assert refused.value.hidden
