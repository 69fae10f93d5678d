"""Levels of confidence, anonymous needs, files, repetition."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from factories import make_organisation
from panhuo.needs.api import (
    Need,
    NeedAttachment,
    NeedFilters,
    NeedValues,
    attach_file,
    drop_file,
    filter_needs,
    firm_name,
    knows_firm,
    like_needs,
    like_pairs,
    merge_needs,
    name_organisations,
    named_organisations,
    save_need,
)
from panhuo.orgs.api import AccessGrant, InvalidInput, NotAllowed, Viewer, grant_access

LONG = "要求在零下二十度环境中十分钟内把锂电池组从冷态加热到十摄氏度以上，加热部件厚度小于三毫米，并具备防水结构。"


def office_file(kind: str, *, macro: bool = False) -> bytes:
    part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}[kind]
    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        archive.writestr(part, "<x/>")
        if macro:
            archive.writestr("xl/vbaProject.bin", b"x")
    return raw.getvalue()


@pytest.fixture
def need(enterprise, firm) -> Need:
    values = NeedValues(title="锂电池组低温预热", text=LONG, visibility="named", is_anonymous=True)
    return save_need(values, organisation=enterprise, actor=firm).need


def test_named_institutions_see_it_until_they_are_no_longer_named(
    need, university, other_university, office, outsider, firm
):
    name_organisations(need, [university], actor=firm)
    assert (named_organisations(need), Need.objects.visible_to(office).count()) == ([university], 1)
    name_organisations(need, [other_university], actor=firm)
    assert not Need.objects.visible_to(office).exists()
    assert Need.objects.visible_to(outsider).exists()
    with pytest.raises(NotAllowed):
        name_organisations(need, [university], actor=outsider)


def test_leaving_a_level_ends_its_shares_and_no_others(need, university, other_university, enterprise, firm):
    name_organisations(need, [university], actor=firm)
    grant_access(
        object_type="need", object_id=need.pk, organisation=other_university, reason="contacts.accepted", actor=firm
    )
    save_need(NeedValues(visibility="organisation"), organisation=enterprise, actor=firm, need=need)
    assert [grant.organisation for grant in AccessGrant.objects.filter(object_type="need")] == [other_university]


def test_the_firm_of_an_anonymous_need_is_neither_shown_nor_found_by_name(need, enterprise, firm, outsider, root):
    save_need(NeedValues(visibility="public"), organisation=enterprise, actor=firm, need=need)
    assert (firm_name(need, outsider), firm_name(need, firm), firm_name(need, root)) == (
        "匿名企业", enterprise.name, enterprise.name,
    )  # fmt: skip
    for filters in (NeedFilters(q=enterprise.name), NeedFilters(organisation=enterprise.pk)):
        assert not filter_needs(Need.objects.all(), filters).exists()
        assert not filter_needs(Need.objects.all(), filters, knows=knows_firm(Viewer.of(outsider))).exists()
        assert filter_needs(Need.objects.all(), filters, knows=knows_firm(Viewer.of(firm))).exists()
    assert filter_needs(Need.objects.all(), NeedFilters(q="锂电池组")).exists()
    assert knows_firm(Viewer.of(root)) == Q()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("图.jpg", b"\xff\xd8\xff\xe0 picture", "jpg"),
        ("图.jpg", b"\x89PNG\r\n\x1a\n picture", "png"),
        ("说明.doc", b"%PDF-1.7", "pdf"),
        ("指标.docx", office_file("docx"), "docx"),
        ("指标.xlsx", office_file("xlsx"), "xlsx"),
        ("介绍.pptx", office_file("pptx"), "pptx"),
    ],
)
def test_a_file_is_what_its_content_says(need, firm, name, content, kind):
    made = attach_file(need, SimpleUploadedFile(name, content), actor=firm)
    assert (made.kind, made.name, made.size) == (kind, name, len(content))
    assert made.file.name.endswith(f".{kind}")
    assert attach_file(need, SimpleUploadedFile("再来一次", content), actor=firm) == made


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ program", "file_type"),
        (b"PK\x03\x04 broken", "file_type"),
        (b"<svg onload=alert(1)>", "file_type"),
        (office_file("xlsx", macro=True), "file_type"),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024), "too_large"),
    ],
)
def test_other_files_are_refused_with_the_reason_and_leave_nothing(need, firm, content, code):
    with pytest.raises(InvalidInput) as refused:
        attach_file(need, SimpleUploadedFile("文件.pdf", content), actor=firm)
    assert refused.value.code == code
    assert not NeedAttachment.objects.exists()


def test_files_are_counted_and_dropped_by_those_who_write_the_need(
    need, firm, outsider, django_capture_on_commit_callbacks
):
    made = [attach_file(need, SimpleUploadedFile("x.pdf", f"%PDF-{n}".encode()), actor=firm) for n in range(8)]
    with pytest.raises(InvalidInput):
        attach_file(need, SimpleUploadedFile("x.pdf", b"%PDF-nine"), actor=firm)
    with pytest.raises(NotAllowed):
        drop_file(made[0], actor=outsider)
    path, storage = made[0].file.name, made[0].file.storage
    with django_capture_on_commit_callbacks(execute=True):
        drop_file(made[0], actor=firm)
    assert not storage.exists(path)
    assert need.attachments.count() == 7


def test_repeated_needs_are_found_and_one_is_kept(need, enterprise, firm):
    copy = save_need(
        NeedValues(title="锂电池组低温预热（再发）", text=LONG.replace("三毫米", "三毫米左右"), industry="C38"),
        organisation=enterprise, actor=firm,
    ).need  # fmt: skip
    save_need(NeedValues(title="水泵密封", text="水泵密封件容易磨损"), organisation=enterprise, actor=firm)
    own = Need.objects.filter(organisation=enterprise)
    assert [one.need for one in like_needs(copy.title, copy.text, among=own, but=copy.pk)] == [need]
    (pair,) = like_pairs(own)
    assert (pair.first, pair.second) == (need, copy)
    attach_file(copy, SimpleUploadedFile("x.pdf", b"%PDF-1"), actor=firm)
    kept = merge_needs(copy, into=need, actor=firm)
    copy.refresh_from_db()
    assert (copy.status, copy.merged_into, kept.industry, kept.attachments.count()) == ("closed", need, "C38", 1)
    assert like_pairs(own) == []
    with pytest.raises(InvalidInput):
        merge_needs(need, into=copy, actor=firm)


def test_nobody_merges_what_is_not_theirs(need, firm, outsider, other_university):
    theirs = save_need(NeedValues(title="别家的", text="别家的"), organisation=other_university, actor=outsider).need
    for gone, into, actor in ((theirs, need, firm), (need, theirs, firm), (need, theirs, outsider)):
        with pytest.raises(NotAllowed):
            merge_needs(gone, into=into, actor=actor)
    assert make_organisation().pk, "nothing else was touched"
