"""`panhuo open-licence lint`: rows are judged without a database."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from panhuo.cli.open_licence import app

HEADS = "专利号,专利权人,支付方式,入门费,提成率,提成基数,支付时间,许可期限起日,许可期限止日,其他事项"
GOOD = "201710000001.8,示例大学,入门费附加提成,0,3%,净销售额,每年一月,2026-01-01,2030-12-31,"


def lint(path: Path, *lines: str) -> tuple[int, list[dict]]:
    file = path / "声明.csv"
    file.write_text("\n".join([HEADS, *lines]), encoding="utf-8")
    result = CliRunner().invoke(app, ["lint", str(file), "--json"])
    return result.exit_code, json.loads(result.stdout)["rows"]


def test_a_clean_row_passes_with_what_cannot_be_known_as_warnings(tmp_path):
    code, (row,) = lint(tmp_path, GOOD)
    assert code == 0
    assert {one["level"] for one in row["findings"]} == {"warning"}


def test_errors_name_the_cell_or_the_article(tmp_path):
    code, (promotional, unreadable) = lint(tmp_path, f"{GOOD}国际领先", GOOD.replace("3%", "0.03"))
    assert code == 1
    assert [one["code"] for one in promotional["findings"] if one["level"] == "error"] == ["promotional"]
    assert [(one["column"], one["value"]) for one in unreadable["problems"]] == [("E", "0.03")]


def test_a_file_without_numbers_is_refused(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("提成率\n3%", encoding="utf-8")
    result = CliRunner().invoke(app, ["lint", str(file)])
    assert result.exit_code == 2
    assert "专利号" in result.stderr
