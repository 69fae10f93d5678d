"""A chain as a list of nodes, and what must hold of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from panhuo.intake.api import parse_symbol
from panhuo.intake.phrases import gettext_noop

MOST_NODES: Final = 500
DEEPEST: Final = 8
LONGEST_NAME: Final = 60
STAGES: Final = ("upstream", "midstream", "downstream")


class ChainError(ValueError):
    """`template` holds ``%(name)s`` places that `params` fill; `code` is stable; `place` names the line or cell."""

    def __init__(self, code: str, template: str, **params: object) -> None:
        self.code, self.template = code, template
        self.params: dict[str, Any] = params
        self.place = ""
        super().__init__(template % params if params else template)

    def at(self, place: str) -> ChainError:
        """The same with its place."""
        self.place = place
        return self


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """One link of a chain. `parent` and `supplies` are names; `place` is where it was written ("" for nowhere).

    `both`: where classes and keywords are given, a patent must meet both (else one is enough).
    """

    name: str
    parent: str = ""
    stage: str = ""
    ipc: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    supplies: tuple[str, ...] = ()
    both: bool = False
    note: str = ""
    place: str = ""


def clean_symbols(texts: Sequence[str]) -> tuple[str, ...]:
    """Class symbols in normal form, each once.

    Raises:
        ChainError: a text is no symbol.
    """
    found: dict[str, None] = {}
    for text in texts:
        symbol = parse_symbol(text)
        if symbol is None:
            raise ChainError("ipc", gettext_noop("“%(text)s”不是分类号，应写成 H01M 或 H01M10/05"), text=text[:40])
        found[str(symbol)] = None
    return tuple(found)


def check_nodes(nodes: Sequence[NodeSpec]) -> None:
    """Raises ChainError for the first node that cannot stand: double, without parent, in a circle, too deep."""
    if len(nodes) > MOST_NODES:
        raise ChainError("many", gettext_noop("一条产业链最多 %(most)s 个环节"), most=MOST_NODES)
    by_name: dict[str, NodeSpec] = {}
    for node in nodes:
        for error in _own_errors(node, by_name):
            raise error.at(node.place)
        by_name[node.name] = node
    for node in nodes:
        for error in _bonds(node, by_name):
            raise error.at(node.place)


def _own_errors(node: NodeSpec, earlier: Mapping[str, NodeSpec]) -> Iterator[ChainError]:
    if not node.name:
        yield ChainError("empty", gettext_noop("环节没有名称"))
    if len(node.name) > LONGEST_NAME:
        yield ChainError("long", gettext_noop("环节名称最多 %(most)s 个字"), most=LONGEST_NAME)
    if node.name in earlier:
        yield ChainError("twice", gettext_noop("环节“%(name)s”出现了两次，同一条链中名称不能重复"), name=node.name)
    if node.stage and node.stage not in STAGES:
        yield ChainError("stage", gettext_noop("“%(text)s”不是上游、中游或下游"), text=node.stage[:20])


def _bonds(node: NodeSpec, by_name: Mapping[str, NodeSpec]) -> Iterator[ChainError]:
    if node.parent and node.parent not in by_name:
        yield ChainError("parent", gettext_noop("没有名为“%(name)s”的上级环节"), name=node.parent[:60])
    for name in node.supplies:
        if name not in by_name:
            yield ChainError("supplies", gettext_noop("没有名为“%(name)s”的供给对象"), name=name[:60])
        if name == node.name:
            yield ChainError("itself", gettext_noop("环节“%(name)s”不能供给自己"), name=name)
    seen = {node.name}
    at = node
    while at.parent and at.parent in by_name:
        at = by_name[at.parent]
        if at.name in seen:
            yield ChainError("circle", gettext_noop("环节“%(name)s”的上级绕成了圈"), name=node.name)
            return
        seen.add(at.name)
    if len(seen) > DEEPEST:
        yield ChainError("deep", gettext_noop("环节最多 %(most)s 层"), most=DEEPEST)


def in_order(nodes: Sequence[NodeSpec]) -> list[tuple[int, NodeSpec]]:
    """Each node with its depth, parents before children, otherwise in the given order. For checked nodes."""
    below: dict[str, list[NodeSpec]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    found: list[tuple[int, NodeSpec]] = []

    def walk(parent: str, depth: int) -> None:
        for node in below.get(parent, ()):
            found.append((depth, node))
            walk(node.name, depth + 1)

    walk("", 0)
    return found
