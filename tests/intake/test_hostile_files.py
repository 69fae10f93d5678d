"""Files made to break the reader: each is refused with a sentence, in little time and memory, or read."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile

import openpyxl
import pytest

from panhuo.intake.api import IntakeError, Limits, read_table, read_tables

WORKBOOK = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def refusal(path, **limits):
    with pytest.raises(IntakeError) as caught:
        read_tables(path, limits=Limits(**limits))
    assert path.name in caught.value.message
    return caught.value.code


def written(path, content):
    path.write_bytes(content)
    return path


def sparse(path, far="XFD1048576"):
    """A1 and one cell far away: 4.6 KB that ask a careless parser for 500 GB."""
    book = openpyxl.Workbook()
    book.active["A1"] = "标题"
    book.active["A2"] = "一种装置"
    book.active[far] = "x"
    book.save(path)
    return path


def test_a_far_away_cell_is_refused_by_its_column(tmp_path):
    path = sparse(tmp_path / "a.xlsx")
    assert path.stat().st_size < 6000
    with pytest.raises(IntakeError) as caught:
        read_tables(path)
    assert caught.value.code == "too_many_columns"
    assert "1048576 行" in caught.value.message


def test_a_far_away_row_is_read(tmp_path):
    table = read_table(sparse(tmp_path / "a.xlsx", far="B1048576"))
    assert [row.number for row in table.rows] == [2, 1048576]


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 20_000_000)
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == "zip_bomb"


def test_thousands_of_parts_are_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        for number in range(2_100):
            archive.writestr(f"xl/{number}", b"")
    assert refusal(path) == "zip_bomb"


def test_entity_definitions_are_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>' + WORKBOOK)
    assert refusal(path) == "doctype"


def test_a_password_is_named(tmp_path):
    assert refusal(written(tmp_path / "a.xlsx", encrypted_container())) == "password"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("图.xlsx", PNG, "picture"),
        ("图.xls", b"\xff\xd8\xff\xe0" + b"\x00" * 40, "picture"),
        ("文.csv", b"%PDF-1.7\n%\xe2\xe3", "picture"),
        ("空.xlsx", b"", "empty"),
        ("白.csv", b"\xef\xbb\xbf  \r\n\r\n", "empty"),
        ("网页.xls", "<html><table><tr><td>申请号</td></tr></table></html>".encode("gbk"), "html_table"),
        ("旧.xls", b'<?xml version="1.0"?><Workbook/>', "xml_table"),
        ("组.json", b'[{"title": "a"}]', "json_array"),
        ("坏.xlsx", b"PK\x03\x04" + b"\x00" * 50, "damaged"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "damaged"),
        ("乱.csv", b"a,b\n" + bytes(range(256)) * 4, "picture"),
        ("坏.jsonl.gz", b"\x1f\x8b\x08\x00" + b"x" * 30, "gzip_damaged"),
    ],
)
def test_what_is_no_table_is_told_for_what_it_is(tmp_path, name, content, code):
    assert refusal(written(tmp_path / name, content)) == code


def test_a_workbook_cut_off_is_damaged(tmp_path):
    whole = sparse(tmp_path / "b.xlsx", far="B3").read_bytes()
    assert refusal(written(tmp_path / "a.xlsx", whole[: len(whole) // 2])) == "damaged"


def test_another_zip_is_no_workbook(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", "a,b")
    assert refusal(written(tmp_path / "a.xlsx", buffer.getvalue())) == "zip_not_workbook"


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "无.xlsx") == "missing"


def test_too_large_a_file_is_not_opened(tmp_path):
    assert refusal(written(tmp_path / "a.csv", b"a,b\n" * 1000), file_bytes=1000) == "too_large"


def test_a_gzip_bomb_stops_at_the_limit(tmp_path):
    path = written(tmp_path / "a.jsonl.gz", gzip.compress(b'{"a": 1}\n' * 2_000_000))
    assert refusal(path, unpacked_bytes=1_000_000) == "unpacked_too_large"


def test_a_parser_out_of_memory_is_told_and_kills_nobody(tmp_path):
    path = sparse(tmp_path / "a.xlsx", far="B3")
    assert refusal(path, memory_bytes=8 * 1024 * 1024) == "memory"


def test_a_parser_out_of_time_is_stopped(tmp_path):
    assert refusal(sparse(tmp_path / "a.xlsx", far="B3"), wall_seconds=0) == "timeout"


def encrypted_container():
    """The smallest OLE file with the stream names of a password-protected workbook."""
    sector, free, end, fat = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        end,
        0,
        end,
        0,
        0,
    )
    header += struct.pack("<108I", *[free] * 108)
    table = struct.pack("<128I", fat, end, end, *[free] * 125)

    def entry(name, kind, left, right, child, start, length) -> bytes:
        wide = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ", wide, len(wide) + 2, kind, 1, left, right, child, b"", 0, 0, 0, start, length
        )

    none = free
    directory = entry("Root Entry", 5, none, none, 1, end, 0) + entry("EncryptedPackage", 2, none, 2, none, end, 0)
    directory += entry("EncryptionInfo", 2, none, none, none, end, 0) + b"\x00" * 128
    return (header + table + directory).ljust(sector * 6, b"\x00")
