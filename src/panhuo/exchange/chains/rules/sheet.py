"""A chain as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from panhuo.exchange.chains.rules.nodes import ChainError, NodeSpec, check_nodes
from panhuo.exchange.chains.rules.outline import BOTH, WORDS_OF_STAGES, spec_from_texts
from panhuo.intake.phrases import gettext_noop, phrase

COLUMNS: Final = {
    "环节": "name", "上级环节": "parent", "位置": "stage", "IPC": "ipc", "关键词": "keywords", "行业": "industries",
    "供给到": "supplies", "统计方式": "both", "备注": "note",
}  # fmt: skip
"""Heading → field. Columns with other headings (the counts of an export) are passed over."""


def parse_rows(rows: Iterable[tuple[str, int, Mapping[str, str]]]) -> list[NodeSpec]:
    """The nodes of rows (sheet, row number, heading → text), checked.

    Raises:
        ChainError: a row can't be read or doesn't fit the others; `place` names sheet and row.
    """
    nodes = []
    for sheet, number, cells in rows:
        texts = {field: cells.get(heading, "") for heading, field in COLUMNS.items()}
        if not any(texts.values()):
            continue
        place = phrase("工作表“%(sheet)s”第 %(row)s 行", sheet=sheet, row=number)
        try:
            nodes.append(spec_from_texts(**texts, place=place))
        except ChainError as error:
            raise error.at(place) from None
    if not nodes:
        raise ChainError("none", gettext_noop("表中没有环节"))
    check_nodes(nodes)
    return nodes


def row_of(node: NodeSpec) -> Sequence[str]:
    """The cells of a node under `COLUMNS`."""
    return (
        node.name, node.parent, WORDS_OF_STAGES.get(node.stage, ""), "、".join(node.ipc), "、".join(node.keywords),
        "、".join(node.industries), "、".join(node.supplies), BOTH if node.both else "", node.note,
    )  # fmt: skip
