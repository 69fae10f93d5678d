"""A chain as an outline: a line a node, indented below its parent, facts behind bars.

``固态电解质 ｜ IPC：H01M10/0562 ｜ 关键词：硫化物、氧化物 ｜ 行业：C38 ｜ 位置：上游 ｜ 供给：电芯``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from panhuo.exchange.chains.rules.nodes import STAGES, ChainError, NodeSpec, check_nodes, clean_symbols, in_order
from panhuo.intake.phrases import gettext_noop, phrase

STAGE_WORDS: Final = dict(zip(("上游", "中游", "下游"), STAGES, strict=True))
WORDS_OF_STAGES: Final = {stage: word for word, stage in STAGE_WORDS.items()}
BOTH: Final = "都要满足"
ALL: Final = "all"
"""The same in English; labels are read in both languages and written in Chinese."""
STEP: Final = 2
_LABELS: Final = {
    "ipc": "ipc", "分类号": "ipc", "关键词": "keywords", "行业": "industries", "位置": "stage", "供给": "supplies",
    "统计": "both", "备注": "note", "keywords": "keywords", "industry": "industries", "stage": "stage",
    "supplies": "supplies", "count": "both", "note": "note",
}  # fmt: skip
_BARS: Final = re.compile(r"[|｜]")
_LISTED: Final = re.compile(r"[、，,;；]+")
_INDENT: Final = re.compile(r"^[ \t\u3000]*")
_BULLET: Final = re.compile(r"^[-*•·][ \t]+")


def split_list(text: str) -> tuple[str, ...]:
    """The items of a list written with commas of any kind, each once."""
    return tuple(dict.fromkeys(piece.strip() for piece in _LISTED.split(text) if piece.strip()))


def parse_outline(text: str) -> list[NodeSpec]:
    """The nodes of an outline, checked.

    Raises:
        ChainError: a line can't be read or doesn't fit the others; `place` names the line.
    """
    nodes: list[NodeSpec] = []
    trail: list[tuple[int, str]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip():
            continue
        place = phrase("第 %(n)s 行", n=number)
        width = _width(line)
        while trail and trail[-1][0] >= width:
            trail.pop()
        try:
            node = _node(line.strip(), parent=trail[-1][1] if trail else "", place=place)
        except ChainError as error:
            raise error.at(place) from None
        nodes.append(node)
        trail.append((width, node.name))
    check_nodes(nodes)
    return nodes


def _width(line: str) -> int:
    match = _INDENT.match(line)
    return sum(1 if char == " " else STEP for char in match[0]) if match else 0


def _node(line: str, *, parent: str, place: str) -> NodeSpec:
    name, *facts = (piece.strip() for piece in _BARS.split(_BULLET.sub("", line)))
    found: dict[str, str] = {}
    for fact in facts:
        if not fact:
            continue
        label, colon, value = fact.replace("：", ":", 1).partition(":")
        key = _LABELS.get(label.strip().lower())
        if key is None or not colon:
            known = "IPC、关键词、行业、位置、供给、统计、备注"
            template = gettext_noop("认不出“%(text)s”，可写：%(known)s，后面加冒号")
            raise ChainError("label", template, text=fact[:30], known=known)
        found[key] = value.strip()
    return spec_from_texts(name=name, parent=parent, place=place, **found)


def spec_from_texts(
    *,
    name: str,
    parent: str = "",
    stage: str = "",
    ipc: str = "",
    keywords: str = "",
    industries: str = "",
    supplies: str = "",
    both: str = "",
    note: str = "",
    place: str = "",
) -> NodeSpec:
    """A node from the texts of an outline's line, a row of a sheet or a form.

    Raises:
        ChainError: a class symbol, stage or way of counting can't be read.
    """
    if both and both not in {BOTH, ALL}:
        template = gettext_noop("“统计”只能写“%(both)s”，不写时满足一项即可")
        raise ChainError("both", template, both=BOTH)
    if stage and stage not in STAGE_WORDS and stage not in STAGES:
        raise ChainError("stage", gettext_noop("“%(text)s”不是上游、中游或下游"), text=stage[:20])
    return NodeSpec(
        name=" ".join(name.split()),
        parent=" ".join(parent.split()),
        stage=STAGE_WORDS.get(stage, stage),
        ipc=clean_symbols(split_list(ipc)),
        keywords=split_list(keywords),
        industries=split_list(industries),
        supplies=split_list(supplies),
        both=bool(both),
        note=" ".join(note.split())[:200],
        place=place,
    )


def write_outline(nodes: Sequence[NodeSpec]) -> str:
    """The outline that `parse_outline` reads back as these nodes."""
    return "\n".join(" " * (STEP * depth) + " ｜ ".join(_pieces(node)) for depth, node in in_order(nodes))


def _pieces(node: NodeSpec) -> Iterable[str]:
    yield node.name
    for label, values in (
        ("IPC", node.ipc),
        ("关键词", node.keywords),
        ("行业", node.industries),
        ("供给", node.supplies),
    ):
        if values:
            yield f"{label}：{'、'.join(values)}"
    if node.stage:
        yield f"位置：{WORDS_OF_STAGES[node.stage]}"
    if node.both:
        yield f"统计：{BOTH}"
    if node.note:
        yield f"备注：{node.note}"
