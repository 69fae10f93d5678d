"""Files made to break the reader: each is refused with a sentence that says what to do, or read within limits."""

from __future__ import annotations

import zipfile

import pytest

from panhuo.intake.api import IntakeError
from panhuo.policies.documents.api import DocumentLimits, read_document, read_pasted
from policies.documents.makers import docx, p, pdf, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


def refusal(path, **limits):
    with pytest.raises(IntakeError) as caught:
        read_document(path, limits=DocumentLimits(**limits))
    assert path.name in caught.value.message
    return caught.value.code


def written(path, content):
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "old_word"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "picture"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 200, "damaged"),
        ("a.txt", b"", "empty"),
        ("a.txt", "第一条".encode() + b"\xff\xff\xfe", "encoding"),
        ("a.rtf", b"{\\rtf1 text}", "rtf"),
        ("a.exe", b"MZ" + b"\x00" * 64, "picture"),
        ("a.pdf", b"%PDF-1.7\nbroken", "damaged"),
        ("a.zip", b"PK\x05\x06" + b"\x00" * 18, "zip_not_document"),
    ],
)
def test_what_is_no_document_is_named(tmp_path, name, content, code):
    assert refusal(written(tmp_path / name, content)) == code


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "a.docx") == "missing"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = docx(tmp_path / "a.docx", p("第一条 附则。"), extra=[("word/media/x.xml", b"<a/>" * 10_000_000)])
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == "zip_bomb"


def test_entity_definitions_are_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert refusal(path) == "doctype"


def test_a_document_nested_without_end_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    deep = "<w:sdt><w:sdtContent>" * 20_000
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{deep}',
        )
    assert refusal(path) == "damaged"


def test_a_cut_pdf_is_refused(tmp_path):
    whole = pdf(tmp_path / "a.pdf", [["第一条 附则。"]]).read_bytes()
    assert refusal(written(tmp_path / "b.pdf", whole[: len(whole) // 3])) == "damaged"


def test_a_scanned_pdf_is_recognised(tmp_path):
    with pytest.raises(IntakeError) as caught:
        read_document(pdf(tmp_path / "a.pdf", [[], [], []]))
    assert caught.value.code == "scanned"
    assert "OCR" in caught.value.message


def test_pages_without_text_are_counted(tmp_path):
    document = read_document(pdf(tmp_path / "a.pdf", [["第一条 本办法适用于全市专利转化工作。"], []]))
    assert document.warnings == ("有 1 页没有文字层（可能是扫描页），没有读取",)


def test_too_large_too_long_too_many_pages(tmp_path):
    text = written(tmp_path / "a.txt", ("第一条 甲。\n" * 1000).encode())
    assert refusal(text, file_bytes=1000) == "too_large"
    assert refusal(text, lines=100) == "too_long"
    assert refusal(text, chars=1000) == "too_long"
    assert refusal(pdf(tmp_path / "a.pdf", [["第一条"]] * 5), pages=4) == "too_many_pages"
    assert refusal(docx(tmp_path / "a.docx", *[p("甲")] * 200), lines=100) == "too_long"


def test_little_memory_refuses_and_nothing_else_breaks(tmp_path):
    path = docx(tmp_path / "a.docx", *[p("第一条 甲乙丙丁。" * 50)] * 20_000)
    assert refusal(path, memory_bytes=60_000_000, zip_ratio=100_000) == "memory"


def test_a_table_of_ten_thousand_rows_is_read(tmp_path):
    rows = [("事项", "标准"), *((f"事项{n}号", f"{n}元") for n in range(10_000))]
    path = docx(tmp_path / "a.docx", p("第一条 标准如下："), table(*rows))
    document = read_document(path, limits=DocumentLimits(zip_ratio=1000))
    assert len(document.articles[0].lines) == 10_002


def test_nothing_pasted_is_said():
    with pytest.raises(IntakeError) as caught:
        read_pasted("  \n ")
    assert caught.value.code == "empty"
