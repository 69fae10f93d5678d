from __future__ import annotations

import gzip
import json

import pytest
from typer.testing import CliRunner

from panhuo.cli.bench import app

PATENTS = [
    {"id": "p1", "title": None, "abstract": "锂电池热失控预警装置，温度传感器过热时报警。"},
    {"id": "p2", "title": "余热回收系统", "abstract": "烟气经换热器加热助燃空气。"},
    {"id": "p3", "title": "空", "abstract": None},
]
NEEDS = [
    {"id": "n1", "title": "电池热失控报警", "text": "过热时报警。"},
    {"id": "n2", "title": "", "text": "烟气余热回收"},
]


@pytest.fixture
def files(tmp_path):
    patents, needs = tmp_path / "p.jsonl.gz", tmp_path / "n.jsonl"
    with gzip.open(patents, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in PATENTS)
    needs.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n\n" for row in NEEDS), encoding="utf-8")
    return patents, needs, tmp_path / "run.tsv"


def call(files, *more):
    patents, needs, out = files
    return CliRunner().invoke(
        app, ["run", "--patents", str(patents), "--needs", str(needs), "--out", str(out), "--encoder", "none", *more]
    )


def test_writes_query_patent_score_by_tabs_best_first(files):
    assert call(files).exit_code == 0
    rows = [line.split("\t") for line in files[2].read_text("utf-8").splitlines()]
    assert next(row[:2] for row in rows if row[0] == "n1") == ["n1", "p1"]
    assert next(row[:2] for row in rows if row[0] == "n2") == ["n2", "p2"]
    for need in ("n1", "n2"):
        scores = [float(row[2]) for row in rows if row[0] == need]
        assert scores == sorted(scores, reverse=True)


def test_names_the_line_that_is_not_json(files):
    files[1].write_text('{"id": "n1", "text": "电池"}\n{oops\n', encoding="utf-8")
    result = call(files)
    assert result.exit_code == 1
    assert "n.jsonl" in result.output
    assert "2" in result.output
    assert not files[2].exists()
