"""`panhuo open-licence`: lint a table of open-licence statements, offline and without a database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from panhuo.deals.openlicence.reading import read_row, recognise_columns, statements_table
from panhuo.deals.rules.agreements.facts import Owners, Patent
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding, Severity
from panhuo.deals.rules.open_licence.lint import statement_findings
from panhuo.deals.rules.open_licence.statement import Fee, Mode, Statement
from panhuo.intake.api import IntakeError, PatentKind, parse_number
from panhuo.law.kinds import Kind

app = typer.Typer(help="检查专利开放许可声明，不联网。", no_args_is_help=True)
KINDS: Final = {
    PatentKind.INVENTION: Kind.INVENTION,
    PatentKind.UTILITY_MODEL: Kind.UTILITY,
    PatentKind.DESIGN: Kind.DESIGN,
}
_TEXTS: Final = {"fee_note": "使用费的说明", "due": "支付时间", "other": "其他事项", "contact": "联系方式"}


@app.callback()
def main() -> None:
    """检查专利开放许可声明，不联网。"""


@app.command()
def lint(
    file: Annotated[Path, typer.Argument(help="xlsx、xls 或 csv，一行一件专利")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """逐行检查声明本身，用默认的词表和上限；专利上的情况只有在平台里才能检查。有错误时退出码为 1。"""
    try:
        table = statements_table(file, name=file.name)
        columns, _unknown = recognise_columns(table.headings)
        rows = [judge(read_row(row, columns, table.headings)) for row in table.rows]
    except IntakeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
    bad = sum(1 for row in rows if row["problems"] or any(one["level"] == "error" for one in row["findings"]))
    if as_json:
        typer.echo(json.dumps({"rows": rows, "bad": bad}, ensure_ascii=False))
    else:
        for row in rows:
            show(row)
        typer.echo(f"{len(rows)} 行，{bad} 行有错误")
    raise typer.Exit(1 if bad else 0)


def judge(reader: Any) -> dict[str, Any]:
    """One row: cells that cannot be read, then what the linter says."""
    values = reader.values
    found = [] if reader.problems else findings_of(values)
    return {
        "row": reader.row.number,
        "number": values.get("number", reader.text("number")),
        "problems": [{"column": one.column, "value": one.value, "message": one.message} for one in reader.problems],
        "findings": [
            {"level": level_of(one), "code": one.code, "message": one.message, "article": one.article} for one in found
        ],
    }


def level_of(finding: Finding) -> str:
    return "error" if finding.severity is Severity.BLOCK else "warning"


def findings_of(values: Mapping[str, Any]) -> list[Finding]:
    """What can be said of a statement without knowing its patent but for its number."""
    kind = parse_number(values["number"]).kind
    patent = Patent(values["number"], KINDS.get(kind) if kind else None, has_report=values.get("has_report"))
    return statement_findings(statement_from(values), patent=patent, owners=Owners(()), day=date.today())  # noqa: DTZ011


def statement_from(values: Mapping[str, Any]) -> Statement:
    """From a row's plain values."""
    names = tuple(one.strip() for one in values.get("patentees", "").replace("；", "、").split("、") if one.strip())
    texts = {label: values[name] for name, label in _TEXTS.items() if values.get(name)}
    first, last = (date.fromisoformat(values[name]) if values.get(name) else None for name in ("first", "last"))
    return Statement(values["number"], names, fee_from(values), first, last, texts)


def fee_from(values: Mapping[str, Any]) -> Fee | None:
    if not values.get("mode"):
        return None
    rate, per_unit = values.get("rate"), values.get("per_unit")
    return Fee(
        Mode(values["mode"]), lump=values.get("lump"), entry=values.get("entry"),
        rate=None if rate is None else Decimal(rate), base=Base(values["base"]) if values.get("base") else None,
        per_unit=None if per_unit is None else Decimal(per_unit) * 100, unit=values.get("unit", ""),
        stages=tuple(values.get("stages", ())), currency=values.get("currency", "CNY"), due=values.get("due", ""),
    )  # fmt: skip


def show(row: Mapping[str, Any]) -> None:
    for one in row["problems"]:
        typer.echo(f"第 {row['row']} 行 {one['column']} 列“{one['value']}”：{one['message']}")
    for one in row["findings"]:
        word = "错误" if one["level"] == "error" else "提示"
        typer.echo(f"第 {row['row']} 行 {row['number']} {word}：{one['message']}（{one['article']}）")
