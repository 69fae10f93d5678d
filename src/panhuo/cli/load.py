"""`panhuo load`: official lists from files. Loading a file twice changes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from panhuo.cli.django_setup import setup_django
from panhuo.cli.errors import told_errors

app = typer.Typer(
    help="从文件装入官方名录：地区、高校、国际专利分类、国民经济行业分类。", no_args_is_help=True, add_completion=False
)

File = Annotated[Path, typer.Argument(metavar="文件", help="UTF-8 的文件，可为 .gz")]
Edition = Annotated[str, typer.Option(help="版本年份；不填则取文件名里的四位年份")]


@app.command()
def regions(file: File) -> None:
    """装入地级（和县级）地区，列：province_adcode, city_adcode, city_name[, county_adcode, county_name]。"""
    setup_django()
    from panhuo.orgs.api import load_regions

    with told_errors():
        new, renamed = load_regions(file)
    typer.echo(f"地区：新增 {new}，改名 {renamed}。")


@app.command()
def universities(file: File) -> None:
    """装入高校名单（JSON：{省份: {"all": [校名]}}），只用于识别专利权人，不建立账户。"""
    setup_django()
    from panhuo.orgs.api import load_universities

    with told_errors():
        new = load_universities(file)
    typer.echo(f"高校名称：新增 {new}。")


@app.command()
def ipc(file: File, edition: Edition = "") -> None:
    """装入国际专利分类中文版，列：code, level, parent, title。"""
    setup_django()
    from panhuo.orgs.api import csv_rows
    from panhuo.patents.api import load_ipc

    rows = (row for _line, row in csv_rows(file, needs=("code", "level", "parent", "title")))
    with told_errors():
        loaded = load_ipc(rows, edition=edition or _year_in(file))
    typer.echo(f"国际专利分类：{loaded.stored} 条。")
    for number, code in loaded.left_out:
        typer.echo(f"未装入：第 {number} 行“{code}”不是分类号，或没有类名。", err=True)


@app.command()
def industries(file: File, edition: Edition = "") -> None:
    """装入国民经济行业分类（GB/T 4754），列：code, name, parent, level。"""
    setup_django()
    from panhuo.needs.api import load_industries
    from panhuo.orgs.api import csv_rows

    rows = (row for _line, row in csv_rows(file, needs=("code", "name", "parent", "level")))
    with told_errors():
        count = load_industries(rows, edition=edition or _year_in(file))
    typer.echo(f"行业分类：{count} 条。")


def _year_in(file: Path) -> str:
    years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", file.name)
    if len(years) != 1:
        raise typer.BadParameter("文件名里看不出版本年份，请用 --edition 写明", param_hint="--edition")
    return str(years[0])
