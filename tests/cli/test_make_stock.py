"""`panhuo bench make-stock` draws the same stock again, goes on after a stop and keeps to its sources."""

from __future__ import annotations

import json

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from panhuo.cli.bench import app
from panhuo.engine.stock import write
from panhuo.engine.stock.read import Stock

runner = CliRunner()
GAZETTE = (
    ("一种水泵", "实用新型", "F04D13/06(2006.01)I", "浙江示例泵业有限公司"),
    ("一种叶轮", "发明授权", "F04D29/22(2006.01)I", "浙江示例泵业有限公司"),
    ("茶壶", "外观设计", "07-01 (12)", "浙江示例泵业有限公司"),
    ("焊接方法", "发明公布", "B23K26/21(2014.01)I", "示例大学"),
)


@pytest.fixture
def sources(tmp_path):
    def lines(name, rows) -> str:
        (tmp_path / name).write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        return str(tmp_path / name)

    titles = [dict(zip(("title", "kind", "classes", "applicants"), row, strict=True)) for row in GAZETTE]
    return [
        "--abstracts", lines("a", [{"abstract": "水泵包括壳体和叶轮。", "legal_status": "授权"}, {"abstract": "焊枪沿焊缝摆动。", "legal_status": "未缴年费"}]),
        "--gazette", lines("g", [row | {"application_date": "2019-05-05"} for row in titles]),
        "--needs", lines("n", [{"title": "降噪", "text": "水泵噪声大，求降噪方法。"}]),
    ]  # fmt: skip


def make(folder, sources, size=30):
    return runner.invoke(app, ["make-stock", *sources, "--out", str(folder), "--size", str(size), "--takers", "20"])


def content(folder):
    return {path.name: parquet.read_table(path).to_pydict() for path in folder.glob("*.parquet")}


def test_the_same_stock_comes_out_again(tmp_path, sources, monkeypatch):
    monkeypatch.setattr(write, "PART", 8)
    assert make(tmp_path / "one", sources).exit_code == 0
    assert make(tmp_path / "two", sources).exit_code == 0
    assert content(tmp_path / "one") == content(tmp_path / "two")
    stock = Stock(tmp_path / "one")
    docs = list(stock.docs())
    assert len(docs) == len(stock) == 30
    assert {doc.title for doc in docs} <= {"一种水泵", "一种叶轮", "焊接方法"}  # no designs
    assert {doc.facets["state"] for doc in docs} <= {("valid",), ("dead",)}
    assert {doc.facets["region"] for doc in docs if "泵" in doc.title} == {("330000",)}
    assert sum(len(part["id"]) for part in stock.takers()) == 20


def test_a_stopped_run_goes_on(tmp_path, sources, monkeypatch):
    monkeypatch.setattr(write, "PART", 8)
    make(tmp_path / "whole", sources)
    make(tmp_path / "torn", sources)
    (tmp_path / "torn" / "patents-0002.parquet").unlink()
    kept = (tmp_path / "torn" / "patents-0001.parquet").stat().st_mtime_ns
    assert make(tmp_path / "torn", sources).exit_code == 0
    assert (tmp_path / "torn" / "patents-0001.parquet").stat().st_mtime_ns == kept
    assert content(tmp_path / "torn") == content(tmp_path / "whole")


def test_another_stock_is_not_mixed_in(tmp_path, sources):
    make(tmp_path / "out", sources)
    done = make(tmp_path / "out", sources, size=31)
    assert done.exit_code == 1
    assert "另一份存量" in done.output
