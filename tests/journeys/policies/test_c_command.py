"""Gate C: `panhuo policy audit` on a file, without a network, article by article."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from policies.app.samples import BAD, RULES

SOURCE = Path(__file__).resolve().parents[3] / "src"


def audit(path: Path, *more: str) -> dict[str, list[dict[str, object]]]:
    command = [sys.executable, "-m", "panhuo", "policy", "audit", str(path), *more, "--json"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "no_proxy": "", "http_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_article_is_answered(tmp_path):
    path = tmp_path / "办法.txt"
    path.write_text(RULES, encoding="utf-8")
    articles = audit(path)["articles"]
    assert [one["article"] for one in articles if one["violation"]] == ["第一条", "第三条", "第四条"]
    first = articles[0]
    assert set(first) == {"article", "text", "violation", "tags", "words", "rule"}
    assert first["tags"] == ["数量为主要条件"]
    assert all(word in first["text"] for word in first["words"])


def test_by_the_rules_of_an_earlier_day(tmp_path):
    path = tmp_path / "办法.txt"
    path.write_text(BAD, encoding="utf-8")
    assert [one for one in audit(path, "--as-of", "2015-01-01")["articles"] if one["violation"]] == []
    assert [one["article"] for one in audit(path)["articles"] if one["violation"]] == ["第二条"]
