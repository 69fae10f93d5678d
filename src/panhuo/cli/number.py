"""`panhuo number`: read a patent number and say what is right or wrong with it."""

from __future__ import annotations

import json
from typing import Annotated, Final

import typer

from panhuo.intake.api import NumberForm, PatentKind, parse_number

KINDS: Final = {
    PatentKind.INVENTION: "发明",
    PatentKind.UTILITY_MODEL: "实用新型",
    PatentKind.DESIGN: "外观设计",
}
FORMS: Final = {
    NumberForm.APPLICATION: "申请号",
    NumberForm.PUBLICATION: "公开（公告）号",
    NumberForm.FOREIGN: "境外号码",
}

app = typer.Typer(add_completion=False, help="识别一个专利号，核对校验位。")


@app.command()
def number(
    text: Annotated[str, typer.Argument(help="申请号、专利号或公开号，写法不限。")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """识别一个专利号：标准写法、种类、校验位对不对。"""
    reading = parse_number(text)
    if as_json:
        typer.echo(json.dumps(reading.as_json(), ensure_ascii=False))
        return
    form = FORMS[reading.form] if reading.form else "未知号码"
    kind = f"，{KINDS[reading.kind]}" if reading.kind else ""
    typer.echo(f"{reading.normal or text}：{'有效的' if reading.valid else '无效的'}{form}{kind}")
    if reading.note:
        typer.echo(reading.note)
