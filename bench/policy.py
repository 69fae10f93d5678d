"""Figures of the policy auditor: `make bench-policy`. With --write they go into docs/benchmarks-policy.md."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from panhuo.policies.auditor.api import Score, audit_clause, audit_document, score
from panhuo.policies.documents.api import read_document, read_pasted

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "policies" / "auditor" / "cases"
SHARED = ROOT.parent / "shared" / "data" / "policy"
PAGE = Path(ROOT / "docs" / "benchmarks-policy.md")
BEGIN, END = "<!-- policy:begin -->", "<!-- policy:end -->"


def judged(path: Path) -> Score:
    """The score on a file of clauses."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return score(
        (
            set(row["tags"]),
            {tag.value for f in audit_clause(row["clause"], level=row["issuer_level"]) for tag in f.tags},
        )
        for row in rows
    )


def judged_documents() -> Score:
    """The score on the two whole documents, an article a case."""
    pairs = []
    for answer in sorted(SHARED.glob("*.answer.json")):
        truth = json.loads(answer.read_text(encoding="utf-8"))
        results = audit_document(read_document(SHARED / truth["doc"]), level=truth["issuer_level"])
        found = {result.article: {tag.value for tag in result.tags} for result in results}
        pairs += [(set(article["tags"]), found.get(article["article"], set())) for article in truth["articles"]]
    return score(pairs)


def row(name: str, result: Score) -> str:
    """A line of the table."""
    figures = (result.recall, result.precision, result.macro_f1)
    shown = " | ".join("—" if figure is None else f"{figure:.3f}" for figure in figures)
    return f"| {name} | {result.cases} | {result.violations} | {shown} |"


def speed() -> str:
    """Seconds for a text as long as 200 pages."""
    rows = [json.loads(line) for line in (CASES / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [f"第{number}条 {row['clause']}" for number, row in enumerate(rows * 8, start=1)]
    text = "测试用办法\n" + "\n".join(articles)
    start = time.perf_counter()
    results = audit_document(read_pasted(text[:160_000]))
    return f"{len(results)} 条、16 万字（约 200 页）：{time.perf_counter() - start:.1f} 秒"


def main() -> None:
    """Print the table, or write it."""
    lines = ["| 集合 | 条款 | 违规 | 召回 | 精确 | 标签宏平均 F1 |", "|---|---|---|---|---|---|"]
    lines.append(row("自编，写规则时看过（train）", judged(CASES / "train.jsonl")))
    lines.append(row("自编，留出（heldout）", judged(CASES / "heldout.jsonl")))
    lines.append(row("自编第二套，前半（second_dev，看过）", judged(CASES / "second_dev.jsonl")))
    lines.append(row("自编第二套，后半（second_kept，记下第一次结果后看过）", judged(CASES / "second_kept.jsonl")))
    lines.append(row("自编第三套，留出（third_kept，没有看过）", judged(CASES / "third_kept.jsonl")))
    if SHARED.is_dir():
        lines.append(row("clauses_dev", judged(SHARED / "clauses_dev.jsonl")))
        lines.append(row("两份文件（逐条）", judged_documents()))
    lines += ["", speed()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        day = datetime.now(UTC).date().isoformat()
        body = "\n".join([BEGIN, f"{day}：", "", *lines, END])
        PAGE.write_text(before + body + after, encoding="utf-8")


if __name__ == "__main__":
    main()
