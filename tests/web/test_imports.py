"""The import wizard: what an office sees and does, from upload to undo."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from panhuo.imports.api import ImportBatch, ImportState
from panhuo.patents.api import Patent

CSV = """申请号,专利名称,专利类型,申请日,申请人,法律状态
201710601862.3,一种隔膜泵,发明,2017-07-21,示例理工大学,有效
,,发明,2017-07-21,示例理工大学,有效
,一种阀,实用新型,2019-13-01,示例理工大学,有效
"""
UNKNOWN = "序号,我的题目,什么号\n1,一种没听说过的阀,201710601862.3\n"


def upload(client, *files: tuple[str, str | bytes], target="patents", visibility="public", organisation=None):
    data = {"target": target, "visibility": visibility, "organisation": getattr(organisation, "pk", "")}
    content = [SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files]
    return client.post("/imports/new/", data | {"uploads": content})


@pytest.fixture
def desk(client_of, office):
    return client_of(office)


@pytest.fixture
def planned(desk, university, run_jobs):
    answer = upload(desk, ("清单.csv", CSV), organisation=university)
    run_jobs()
    return ImportBatch.objects.get(pk=int(re.search(r"\d+", answer["Location"])[0]))


def test_preview_apply_undo(desk, planned, run_jobs):
    url = f"/imports/{planned.pk}/"
    page = desk.get(url)
    assert page.context["tab"] == "refused"
    assert {t.value: t.count for t in page.context["tabs"]} == {"new": 2, "changed": 0, "unchanged": 0, "refused": 1}
    assert not Patent.objects.exists()
    desk.post(f"{url}apply/")
    run_jobs()
    assert Patent.objects.count() == 2
    assert "撤销这次导入" in desk.get(url).content.decode()
    desk.post(f"{url}undo/")
    run_jobs()
    assert not Patent.objects.filter(merged_into=None).exists()


def test_a_cell_that_was_not_taken_is_named(desk, planned):
    page = desk.get(f"/imports/{planned.pk}/?tab=new").content.decode()
    assert "第 4 行" in page
    assert "2019-13-01" in page
    assert "D 列" in page


def test_rows_with_a_remark_can_be_looked_at_alone(desk, planned):
    page = desk.get(f"/imports/{planned.pk}/?tab=new&warned=1")
    assert [row.number for row in page.context["rows"]] == [4]


def test_rows_that_need_an_eye_are_announced(desk, university, planned, run_jobs, root):
    desk.post(f"/imports/{planned.pk}/apply/")
    run_jobs()
    from panhuo.patents.api import PatentValues, save_patent

    pump = Patent.objects.get(title="一种隔膜泵")
    save_patent(PatentValues(abstract="后来补的摘要"), holder=university, visibility="public", actor=root, patent=pump)
    desk.post(f"/imports/{planned.pk}/undo/")
    run_jobs()
    page = desk.get(f"/imports/{planned.pk}/").content.decode()
    assert "查看这 1 行" in page
    kept = desk.get(f"/imports/{planned.pk}/?flag=kept")
    assert [row.label for row in kept.context["rows"]] == ["201710601862.3 一种隔膜泵"]


def test_a_change_shows_old_and_new(desk, university, planned, run_jobs):
    desk.post(f"/imports/{planned.pk}/apply/")
    run_jobs()
    upload(desk, ("清单2.csv", CSV.replace("一种隔膜泵", "一种新型隔膜泵")), organisation=university)
    run_jobs()
    page = desk.get(f"/imports/{planned.pk + 1}/?tab=changed").content.decode()
    assert "<del>一种隔膜泵</del>" in page
    assert "<ins>一种新型隔膜泵</ins>" in page


def test_the_marked_workbook_comes_back(desk, planned):
    answer = desk.get(f"/imports/{planned.pk}/workbook/{planned.files.get().pk}/")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert len(book.sheetnames) >= 2
    assert "清单" in answer["Content-Disposition"] or "%E6%B8%85" in answer["Content-Disposition"]


def test_a_file_that_is_no_table_says_why_and_the_others_go_on(desk, university, run_jobs):
    upload(desk, ("清单.csv", CSV), ("照片.xlsx", b"\x89PNG\r\n\x1a\n0000"), organisation=university)
    run_jobs()
    page = desk.get(f"/imports/{ImportBatch.objects.get().pk}/")
    assert "图片" in page.content.decode()
    assert page.context["counts"]["new"] == 2


def test_columns_are_pointed_out_once(desk, university, run_jobs):
    upload(desk, ("自己的表.csv", UNKNOWN), organisation=university)
    run_jobs()
    batch = ImportBatch.objects.get()
    page = desk.get(f"/imports/{batch.pk}/mapping/")
    assert "一种没听说过的阀" in page.content.decode()
    assert "我的题目" in page.content.decode()
    file = batch.files.get()
    columns = {"file": file.pk, "sheet": "", "column-1": "title", "column-2": "application_no", "remember": "on"}
    desk.post(f"/imports/{batch.pk}/mapping/", columns)
    run_jobs()
    batch.refresh_from_db()
    assert (batch.state, batch.counts["new"]) == (ImportState.PLANNED, 1)
    upload(desk, ("自己的表二.csv", UNKNOWN.replace("阀", "泵")), organisation=university)
    run_jobs()
    assert ImportBatch.objects.order_by("-pk")[0].state == ImportState.PLANNED


def test_columns_that_say_too_little_are_asked_for_again(desk, university, run_jobs):
    upload(desk, ("自己的表.csv", UNKNOWN), organisation=university)
    run_jobs()
    batch = ImportBatch.objects.get()
    columns = {"file": batch.files.get().pk, "sheet": "", "column-0": "abstract"}
    page = desk.post(f"/imports/{batch.pk}/mapping/", columns, follow=True).content.decode()
    assert "还要指出" in page


@pytest.mark.parametrize("missing", ["files", "visibility", "target"])
def test_an_incomplete_form_says_what_is_missing(desk, university, missing):
    answer = upload(
        desk,
        *([] if missing == "files" else [("清单.csv", CSV)]),
        organisation=university,
        visibility="" if missing == "visibility" else "public",
        target="" if missing == "target" else "patents",
    )
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_nobody_imports_for_another_organisation(desk, other_university):
    assert upload(desk, ("清单.csv", CSV), organisation=other_university).status_code == 200
    assert not ImportBatch.objects.exists()


def test_others_do_not_learn_of_an_import(client_of, outsider, planned):
    stranger = client_of(outsider)
    for part in ("", "mapping/", f"workbook/{planned.files.get().pk}/"):
        assert stranger.get(f"/imports/{planned.pk}/{part}").status_code == 404
    for part in ("apply/", "undo/", "cancel/", "mapping/"):
        assert stranger.post(f"/imports/{planned.pk}/{part}").status_code == 404
    assert str(planned.files.get()) not in stranger.get("/imports/").content.decode()
    planned.refresh_from_db()
    assert planned.state == ImportState.PLANNED


def test_progress_is_asked_for_while_it_runs_and_then_the_page_comes_anew(desk, university, run_jobs):
    upload(desk, ("清单.csv", CSV), organisation=university)
    url = f"/imports/{ImportBatch.objects.get().pk}/?part=progress"
    assert "<progress" in desk.get(url, headers={"HX-Request": "true"}).content.decode()
    run_jobs()
    assert desk.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_running_import_can_be_stopped(desk, university):
    upload(desk, ("清单.csv", CSV), organisation=university)
    batch = ImportBatch.objects.get()
    desk.post(f"/imports/{batch.pk}/cancel/")
    batch.refresh_from_db()
    assert batch.state == ImportState.CANCELLED


@pytest.mark.parametrize("target", ["patents", "needs"])
def test_the_template_can_be_filled_in_and_imported(desk, university, run_jobs, target):
    blank = desk.get(f"/imports/template/{target}/")
    book = load_workbook(BytesIO(blank.content))
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    title = next(i for i, h in enumerate(headings, start=1) if "名称" in h or "标题" in h)
    sheet.cell(row=2, column=title, value="一种按模板填写的内容")
    filled = BytesIO()
    book.save(filled)
    upload(desk, ("模板.xlsx", filled.getvalue()), target=target, organisation=university)
    run_jobs()
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.counts["new"] + batch.counts["refused"]) == (ImportState.PLANNED, 1)


def test_there_is_no_template_of_anything_else(desk):
    assert desk.get("/imports/template/people/").status_code == 404


def test_the_list_of_imports_is_empty_at_first_and_says_what_to_do(desk):
    page = desk.get("/imports/").content.decode()
    assert "还没有导入过" in page
    assert "/imports/new/" in page
