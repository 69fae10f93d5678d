from __future__ import annotations

import gzip
import json

import pytest

from panhuo.intake.api import IntakeError, Limits, parse_need, parse_patent, read_table

LINES = '申请号,标题,申请人\r\n201710601862.3,一种“示例”装置,示例大学\r\n,"两行\r\n标题",示例大学\r\n'
EXPECTED = [("201710601862.3", "一种“示例”装置", "示例大学"), (None, "两行\r\n标题", "示例大学")]


def written(path, text, encoding="utf-8"):
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_every_usual_encoding_and_delimiter(tmp_path, encoding, delimiter):
    table = read_table(written(tmp_path / "a.csv", LINES.replace(",", delimiter), encoding))
    assert table.headings == ("申请号", "标题", "申请人")
    assert [row.cells for row in table.rows] == EXPECTED
    assert [row.number for row in table.rows] == [2, 3]


def test_rare_characters_of_gb18030(tmp_path):
    table = read_table(written(tmp_path / "a.csv", "标题,发明人\n一种装置,㛃䶮𠮷\n", "gb18030"))
    assert next(table.rows).cells[1] == "㛃䶮𠮷"


def test_a_wrong_encoding_names_the_line(tmp_path):
    content = "标题,摘要\n一种装置,好\n".encode() + "乱,".encode("gbk") + b"\xff\xff\n"
    with pytest.raises(IntakeError) as caught:
        read_table(written(tmp_path / "a.csv", content))
    assert (caught.value.code, caught.value.params["row"]) == ("encoding", 3)


def test_an_open_quote_is_named_instead_of_swallowing_the_file(tmp_path):
    text = '标题,摘要\n"一种装置,好\n' + "x,y\n" * 1000
    with pytest.raises(IntakeError) as caught:
        read_table(written(tmp_path / "a.csv", text), limits=Limits(line_chars=2000))
    assert (caught.value.code, caught.value.params["row"]) == ("bad_csv", 2)


def test_a_csv_cell_of_five_megabytes_is_left_out_and_named(tmp_path):
    table = read_table(written(tmp_path / "a.csv", f"标题,摘要\n一种装置,{'长' * 5_000_000}\n"))
    patent = parse_patent(next(table.rows), table.mapping)
    assert (patent.title, patent.abstract, patent.refused) == ("一种装置", None, False)
    assert [(p.code, p.column) for p in patent.problems] == [("cell_too_long", "B")]


def test_one_column_needs_no_delimiter(tmp_path):
    table = read_table(written(tmp_path / "a.txt", "需求描述\n降低能耗，减少排放\n余热回收\n"), kind="needs")
    assert [parse_need(row, table.mapping).text for row in table.rows] == ["降低能耗，减少排放", "余热回收"]


def test_jsonl_with_other_keys_in_later_lines(tmp_path):
    lines = [{"title": "一种装置", "abstract": "…"}, {"title": "别的", "inventors": ["甲某", "乙某"], "cited_by": 3}]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    for path in (written(tmp_path / "a.jsonl", text), written(tmp_path / "b.gz", gzip.compress(text.encode()))):
        table = read_table(path)
        assert (table.header_row, table.headings) == (0, ("title", "abstract", "inventors", "cited_by"))
        second = [parse_patent(row, table.mapping) for row in table.rows][1]
        assert (second.inventors, second.cited_by, second.number) == (("甲某", "乙某"), 3, 2)


def test_a_broken_line_refuses_itself_only(tmp_path):
    text = '{"title": "一种装置", "abstract": "a"}\n{"title": "断\n[1, 2]\n\n{"title": "好", "abstract": "b"}\n'
    table = read_table(written(tmp_path / "a.jsonl", text))
    patents = [parse_patent(row, table.mapping) for row in table.rows]
    assert [(patent.number, patent.refused) for patent in patents] == [(1, False), (2, True), (3, True), (5, False)]
    assert "JSON" in patents[1].problems[0].message


def test_a_file_whose_lines_are_no_objects(tmp_path):
    with pytest.raises(IntakeError) as caught:
        read_table(written(tmp_path / "a.jsonl", "{broken\n{broken too\n"))
    assert caught.value.code == "not_objects"


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(IntakeError) as caught:
        read_table(written(tmp_path / "a.jsonl", '{"title": "' + "x" * 5000 + '"}'), limits=Limits(line_chars=1000))
    assert caught.value.code == "line_too_long"


def test_the_users_own_name_stands_in_messages(tmp_path):
    with pytest.raises(IntakeError) as caught:
        read_table(written(tmp_path / "upload-17", b""), name="我的清单.xlsx")
    assert "我的清单.xlsx" in caught.value.message


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "rows", "kind"),
    [
        ("patents/cn_patents_with_abstract.jsonl.gz", 20_409, "patents"),
        ("patents/cn_gazette_2019-07.jsonl.gz", 78_013, "patents"),
        ("needs/enterprise_needs_371.jsonl", 371, "needs"),
    ],
)
def test_the_real_files_read_whole(shared_data, file, rows, kind):
    table = read_table(shared_data / file)
    assert (table.row_count, table.mapping.kind, table.mapping.missing) == (rows, kind, ())
    parse = parse_patent if kind == "patents" else parse_need
    assert not any(parse(row, table.mapping).refused for _, row in zip(range(5000), table.rows, strict=False))
