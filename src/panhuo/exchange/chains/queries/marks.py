"""Which records a node's marks mean."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from panhuo.exchange.chains.models import ChainNode
from panhuo.patents.api import ClassScheme, PatentClass

_MAIN_GROUP: Final = "/00"


def patent_marks(node: ChainNode) -> Q | None:
    """The patents of a node; None where it has neither classes nor keywords."""
    classes = _classes(node.ipc) if node.ipc else None
    words = _words(node.keywords, ("title", "abstract")) if node.keywords else None
    return _joined(classes, words, both=node.both)


def need_marks(node: ChainNode) -> Q | None:
    """The needs of a node; None where it has neither industries nor keywords."""
    words = _words(node.keywords, ("title", "text")) if node.keywords else None
    return _joined(_industries(node.industries), words, both=node.both)


def profile_marks(node: ChainNode) -> Q | None:
    """The enterprises' profiles of a node; None where it has neither industries nor keywords."""
    words = _words(node.keywords, ("main_products", "technologies_wanted")) if node.keywords else None
    return _joined(_industries(node.industries), words, both=node.both)


def _classes(symbols: list[str]) -> Q:
    """A main group (``H01M10/00``) stands for all its groups."""
    found = Q()
    for symbol in symbols:
        found |= Q(symbol__startswith=symbol.removesuffix("00") if symbol.endswith(_MAIN_GROUP) else symbol)
    rows = PatentClass.objects.filter(found, scheme__in=(ClassScheme.IPC, ClassScheme.CPC))
    return Q(pk__in=rows.values("patent"))


def _words(words: list[str], fields: tuple[str, ...]) -> Q:
    found = Q()
    for word in words:
        for field in fields:
            found |= Q(**{f"{field}__icontains": word})
    return found


def _industries(codes: list[str]) -> Q | None:
    found = Q()
    for code in codes:
        found |= Q(industry__startswith=code)
    return found if codes else None


def _joined(first: Q | None, second: Q | None, *, both: bool) -> Q | None:
    if first is None or second is None:
        return first if second is None else second
    return first & second if both else first | second
