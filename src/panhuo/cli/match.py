"""`panhuo match`: patents and needs from files, explained matches to a workbook. No server, database or account."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from panhuo.cli.matchfile.account import Account
from panhuo.cli.matchfile.files import Report, read_file
from panhuo.cli.matchfile.needs import distinct
from panhuo.cli.matchfile.patents import gather
from panhuo.cli.matchfile.run import Match, Matcher, open_matcher, work_folder
from panhuo.cli.matchfile.workbook import write_workbook
from panhuo.cli.progress import bar
from panhuo.engine.api import Encoder, EngineError, build_careful_encoder, encoder_status, load_encoder
from panhuo.intake.api import IntakeError, NeedRow, parse_need, parse_patent

BAD_INPUT: Final = 2

app = typer.Typer(add_completion=False, help="为需求清单找专利：读两个文件，写一个带理由的 Excel。")


class Choice(StrEnum):
    """Which encoder to use."""

    AUTO = "auto"
    FAST = "fast"
    NONE = "none"


@app.command()
def match(
    patents: Annotated[Path, typer.Argument(help="专利文件：xlsx、xls、csv、jsonl（.gz），任何已知的导出格式。")],
    needs: Annotated[Path, typer.Argument(help="需求文件：格式同上。")],
    output: Annotated[Path, typer.Option("--output", "-o", help="结果工作簿（.xlsx）。")] = Path("matches.xlsx"),
    top: Annotated[int, typer.Option(min=1, max=100, help="每条需求列出多少件。")] = 10,
    encoder: Annotated[Choice, typer.Option(help="auto：词语和语义；fast：用快速编码器；none：只按词。")] = Choice.AUTO,
    *,
    with_dead: Annotated[bool, typer.Option("--with-dead", help="已失效的专利也参与匹配。")] = False,
) -> None:
    """为每条需求找出最接近的专利，写明理由、原文依据和没有回应的部分。"""
    try:
        _check_output(output, (patents, needs))
        account = _match(patents, needs, output, top=top, choice=encoder, with_dead=with_dead)
    except IntakeError as error:
        typer.echo(f"错误：{error.message}", err=True)
        raise typer.Exit(BAD_INPUT) from error
    except EngineError as error:
        typer.echo(f"错误：{error}", err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"错误：写不了“{output}”：{error.strerror or error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{account.needs} 条需求、{account.patents} 件专利，结果在 {output}")
    if account.dead and not with_dead:
        typer.echo(f"已失效的 {account.dead} 件没有参与；要参与请加 --with-dead")
    if account.refused:
        typer.echo(f"{account.refused} 行没有采用，原因见工作表“读取情况”")
    typer.echo(account.encoder)


def _check_output(output: Path, inputs: tuple[Path, ...]) -> None:
    """Before any work: the result must be an xlsx in a folder that exists, and none of the inputs."""
    template = None
    if output.suffix.lower() != ".xlsx":
        template = "结果文件应以 .xlsx 结尾，这里是“%(file)s”"
    elif not output.parent.is_dir():
        template = "结果文件的文件夹不存在：“%(file)s”"
    elif any(output.exists() and path.exists() and output.samefile(path) for path in inputs):
        template = "结果文件“%(file)s”就是输入文件，会被覆盖，请换一个名字"
    if template:
        raise IntakeError("output", template, {"file": str(output)})


def _match(patents: Path, needs: Path, output: Path, *, top: int, choice: Choice, with_dead: bool) -> Account:
    with bar("读取专利") as progress:
        patent_file = read_file(patents, "patents", parse_patent, progress=progress)
    with bar("读取需求") as progress:
        need_file = read_file(needs, "needs", parse_need, progress=progress)
    found, asked = gather(patent_file.rows, with_dead=with_dead), distinct(need_file.rows)
    if not found.candidates:
        template = "文件“%(file)s”里没有可以匹配的专利：失效 %(dead)s 件，没有标题和摘要 %(bare)s 件"
        raise IntakeError(
            "no_candidates", template, {"file": patents.name, "dead": found.dead, "bare": found.without_text}
        )
    encoder, said = _encoder(choice)
    account = Account(
        patent_rows=sum(sheet.rows for sheet in patent_file.sheets),
        need_rows=sum(sheet.rows for sheet in need_file.sheets),
        patents=len(found.candidates),
        needs=len(asked.rows),
        merged=found.merged,
        dead=found.dead,
        without_text=found.without_text,
        repeated=asked.repeated,
        encoder=said,
        with_dead=with_dead,
        top=top,
        sheets=[*patent_file.sheets, *need_file.sheets],
        problems=[*patent_file.problems, *need_file.problems],
    )
    with work_folder() as folder:
        with bar("建立索引") as progress:
            matcher = open_matcher(Path(folder), found.candidates, encoder=encoder, progress=progress)
        with bar("匹配") as progress:
            write_workbook(output, _groups(matcher, asked.rows, account, progress=progress), account)
    return account


def _groups(matcher: Matcher, needs: list[NeedRow], account: Account, *, progress: Report) -> Iterator[list[Match]]:
    """The matches of one need after the other."""
    progress(0, len(needs))
    for done, need in enumerate(needs, start=1):
        group = list(matcher.matches(need, top=account.top))
        if not group:
            account.unmatched += 1
        progress(done, len(needs))
        yield group


def _encoder(choice: Choice) -> tuple[Encoder | None, str]:
    """The encoder, and what to tell the reader about it. Never silently less than what was asked for."""
    if choice is Choice.NONE:
        return None, "只按词语匹配（按要求没有使用语义模型）"
    if choice is Choice.AUTO and encoder_status().code == "not_built":
        with bar("构建语义模型") as progress:
            build_careful_encoder(progress=progress)
    found = load_encoder(choice.value)
    if found is None:
        return None, f"只按词语匹配：{encoder_status().reason}"
    return found, f"词语和语义一起比较（语义模型 {found.name}，在本机运行，数据不外传）"
