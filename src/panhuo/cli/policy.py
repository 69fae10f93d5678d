"""`panhuo policy`: audit policy documents and clauses, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from panhuo.intake.api import IntakeError
from panhuo.policies.auditor.api import ArticleResult, Finding, audit_clause, audit_document
from panhuo.policies.documents.api import Document, read_document

app = typer.Typer(help="检查涉及专利的政策条款，不联网。", no_args_is_help=True)

LEVELS = ("省", "市", "县区", "园区", "高校", "科研机构")


def parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}”不是日期，应为 2025-01-01 这样的形式") from error


def parse_level(text: str) -> str:
    if text not in LEVELS:
        raise typer.BadParameter(f"“{text}”不是层级，应为：{'、'.join(LEVELS)}")
    return text


Day = Annotated[
    date | None, typer.Option(parser=parse_day, metavar="DATE", help="按这一天有效的规则检查，默认最新规则")
]
Level = Annotated[str | None, typer.Option(parser=parse_level, metavar="LEVEL", help="发文主体：" + "、".join(LEVELS))]


@app.command()
def audit(
    file: Annotated[Path, typer.Argument(help="Word（.docx）、PDF、网页、文本或 Excel 文件")],
    as_of: Day = None,
    level: Level = None,
    out: Annotated[Path | None, typer.Option(help="把结果写成 Excel 文件")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """逐条检查一份政策文件。"""
    with told():
        document = read_document(file)
        results = audit_document(document, as_of=as_of, level=level)
        if out is not None:
            write_report(out, results, title=document.title)
    if as_json:
        typer.echo(json.dumps({"articles": [as_article(result) for result in results]}, ensure_ascii=False))
    else:
        print_table(document, results)
    for warning in document.warnings:
        typer.echo(f"注意：{warning}", err=True)


@app.command("audit-clauses")
def audit_clauses(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="每行一个 {id, clause, issuer_level}")],
    target: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="每行一个 {id, violation, tags, words, rule}")],
    as_of: Day = None,
) -> None:
    """逐条检查一个 jsonl 文件里的条款。"""
    with told():
        rows = [as_verdict(row, as_of=as_of) for row in clauses(source)]
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    flagged = sum(row["violation"] for row in rows)
    typer.echo(f"{len(rows)} 条，其中 {flagged} 条需要处理，结果写入 {target}", err=True)


@contextmanager
def told() -> Iterator[None]:
    """Print what is wrong with the input and leave with 2."""
    try:
        yield
    except IntakeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
    except OSError as error:
        typer.echo(f"不能读写“{error.filename}”：{error.strerror}", err=True)
        raise typer.Exit(2) from error


def clauses(source: Path) -> Iterator[dict[str, Any]]:
    """The rows of a clause file. Bad lines end the command with their number."""
    if not source.is_file():
        raise fail(f"找不到文件“{source}”")
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise fail(f"文件“{source}”的编码应为 UTF-8") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise fail(f"“{source}”第 {number} 行不是 JSON：{line[:40]}") from error
        if not isinstance(row, dict) or not isinstance(row.get("clause"), str):
            raise fail(f"“{source}”第 {number} 行缺少文字字段 clause")
        if row.get("issuer_level") not in {None, "", *LEVELS}:
            typer.echo(f"注意：第 {number} 行的 issuer_level“{row['issuer_level']}”不认识，按未知处理", err=True)
            row["issuer_level"] = None
        yield row


def fail(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(2)


def as_verdict(row: dict[str, Any], *, as_of: date | None) -> dict[str, Any]:
    """One line of the answer of `audit-clauses`."""
    findings = audit_clause(row["clause"], level=row.get("issuer_level") or None, as_of=as_of)
    return {"id": row.get("id"), **as_parts(ArticleResult("", row["clause"], tuple(findings)))}


def as_article(result: ArticleResult) -> dict[str, Any]:
    """One article of the answer of `audit --json`."""
    return {"article": result.article, "text": result.text, **as_parts(result)}


def as_parts(result: ArticleResult) -> dict[str, Any]:
    return {
        "violation": result.violation,
        "tags": [tag.value for tag in result.tags],
        "words": [span.words for span in result.words],
        "rule": result.rule.label if result.rule else None,
    }


def print_table(document: Document, results: list[ArticleResult]) -> None:
    """The answer for people: the flagged articles, and how many there were."""
    flagged = [result for result in results if result.violation]
    typer.echo(f"《{document.title}》共 {len(results)} 条，{len(flagged)} 条需要处理")
    for result in flagged:
        for finding in result.findings:
            tags, words, rules, wording = columns(finding)
            typer.echo(f"\n{result.article}（{result.place}）  {tags}")
            typer.echo(f"  关键文字：{words}")
            typer.echo("  依据：" + rules.replace("\n", "\n        "))
            typer.echo(f"  建议改为：{wording}")
    if flagged:
        typer.echo("\n以上是建议，须由人工确认。")


def columns(finding: Finding) -> tuple[str, str, str, str]:
    """Tags, deciding words, rules and proposed wording."""
    return (
        "、".join(tag.value for tag in finding.tags),
        "；".join(span.words for span in finding.words),
        "\n".join(dict.fromkeys(rule.label for rule in finding.rules)),
        finding.wording,
    )


def write_report(path: Path, results: list[ArticleResult], *, title: str) -> None:
    """An Excel file: a row a finding, and a row for each article without one."""
    import xlsxwriter

    path.open("wb").close()  # says at once, as an OSError, where a file can't be written
    head = ("条款", "位置", "原文", "是否需要处理", "问题", "关键文字", "依据", "建议改为", "已含的导向内容")
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("检查结果")
        sheet.write_string(0, 0, title, bold)
        sheet.write_row(1, 0, head, bold)
        sheet.set_column(0, 1, 12, wrap)
        sheet.set_column(2, 2, 60, wrap)
        sheet.set_column(3, 8, 26, wrap)
        sheet.freeze_panes(2, 0)
        for number, row in enumerate(report_rows(results), start=2):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell[:32_000])


def report_rows(results: list[ArticleResult]) -> Iterator[tuple[str, ...]]:
    for result in results:
        wanted = "、".join(result.wanted)
        place = (result.article, result.place, result.text)
        if not result.findings:
            yield (*place, "否", "", "", "", "", wanted)
        for finding in result.findings:
            yield (*place, "是", *columns(finding), wanted)
