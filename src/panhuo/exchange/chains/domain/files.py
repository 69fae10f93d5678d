"""A chain from a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from panhuo.exchange.chains.domain.save import refused
from panhuo.exchange.chains.rules.nodes import ChainError, NodeSpec
from panhuo.exchange.chains.rules.sheet import COLUMNS, parse_rows
from panhuo.intake.api import IntakeError, Table, read_tables
from panhuo.orgs.api import InvalidInput


def read_workbook_nodes(path: Path, *, name: str) -> list[NodeSpec]:
    """The nodes of a workbook or CSV file with the columns of our export; nothing is written.

    Raises:
        InvalidInput: the file can't be read, lacks the column 环节, or a row is wrong; the message names the place.
    """
    try:
        tables = [table for table in read_tables(path, name=name) if "环节" in table.headings]
        if not tables:
            message = _("“%(name)s”中没有“环节”一列；请用本页导出的表格格式")
            raise InvalidInput(message, field="file", code="columns", params={"name": name})
        return parse_rows(_rows(tables[0]))
    except IntakeError as error:
        raise InvalidInput(_(error.template), field="file", code=error.code, params=error.params) from error
    except ChainError as error:
        problem = refused(error)
        raise InvalidInput(problem.message, field="file", code=error.code) from error


def _rows(table: Table) -> Iterator[tuple[str, int, dict[str, str]]]:
    for row in table.rows:
        pairs = zip(table.headings, row.cells, strict=False)
        yield table.sheet or table.file, row.number, {h: (c or "").strip() for h, c in pairs if h in COLUMNS}
