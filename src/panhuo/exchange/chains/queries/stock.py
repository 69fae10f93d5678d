"""Records by the marks of a chain's links, read in one pass: a database would scan its texts once for each keyword."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q

from panhuo.exchange.chains.models import ChainNode
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import Organisation
from panhuo.patents.api import ClassScheme, LegalState, Patent, PatentClass, PatentQuerySet

if TYPE_CHECKING:
    from panhuo.orgs.models import User

CHUNK: Final = 2_000
_MAIN_GROUP: Final = "/00"
_LAST: Final = "\uffff"

Texts = Iterable[tuple[int, str, str, str]]
"""(id, text, text, code): what keywords and codes are looked for in."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Ids of records by keyword and by code (a class symbol, or an industry)."""

    by_word: dict[str, set[int]]
    by_code: dict[str, set[int]]

    def of(self, *, words: Sequence[str], codes: Sequence[str], both: bool) -> set[int] | None:
        """The records of a link; None where it has no marks of these kinds."""
        by_words = set[int]().union(*(self.by_word[word] for word in words)) if words else None
        by_codes = set[int]().union(*(self.by_code[code] for code in codes)) if codes else None
        if by_words is None or by_codes is None:
            return by_words if by_codes is None else by_codes
        return by_words & by_codes if both else by_words | by_codes


def live_patents(user: User | AnonymousUser) -> PatentQuerySet:
    """Patents that the user may see and that are not known to be dead."""
    return Patent.objects.visible_to(user).exclude(legal_state=LegalState.DEAD)


def marked_patents(nodes: Sequence[ChainNode], *, user: User | AnonymousUser) -> Marked:
    """By keywords in title and abstract, by symbols of all classes."""
    rows = live_patents(user)
    words, symbols = _wanted(nodes, "keywords"), _wanted(nodes, "ipc")
    texts = rows.values_list("pk", "title", "abstract", "ipc_subclass").order_by() if words else ()
    by_word = _scan(_streamed(texts), words, [])[0]
    seen = set(rows.values_list("pk", flat=True)) if symbols else set()
    return Marked(by_word, {symbol: _with_symbol(symbol) & seen for symbol in symbols})


def marked_needs(nodes: Sequence[ChainNode], *, user: User | AnonymousUser) -> Marked:
    """Open needs by keywords in title and text, by industry."""
    rows = Need.objects.visible_to(user).open().values_list("pk", "title", "text", "industry").order_by()
    words, codes = _wanted(nodes, "keywords"), _wanted(nodes, "industries")
    return Marked(*_scan(_streamed(rows) if words or codes else (), words, codes))


def marked_enterprises(nodes: Sequence[ChainNode], *, user: User | AnonymousUser) -> Marked:
    """Active enterprises with a profile, by keywords in it and by industry."""
    seen = Organisation.objects.active().visible_to(user)
    rows = EnterpriseProfile.objects.visible_to(user).filter(organisation__in=seen)
    texts = rows.values_list("organisation_id", "main_products", "technologies_wanted", "industry").order_by()
    words, codes = _wanted(nodes, "keywords"), _wanted(nodes, "industries")
    return Marked(*_scan(_streamed(texts) if words or codes else (), words, codes))


def _wanted(nodes: Sequence[ChainNode], name: str) -> list[str]:
    return list(dict.fromkeys(mark for node in nodes for mark in getattr(node, name)))


def _streamed(rows: object) -> Texts:
    return rows.iterator(chunk_size=CHUNK) if hasattr(rows, "iterator") else ()


def _scan(texts: Texts, words: list[str], codes: list[str]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    by_word: dict[str, set[int]] = {word: set() for word in words}
    by_code: dict[str, set[int]] = {code: set() for code in codes}
    folded = [(word.lower(), found) for word, found in by_word.items()]
    for pk, first, second, own_code in texts:
        text = f"{first}\n{second}".lower()
        for word, found in folded:
            if word in text:
                found.add(pk)
        for code, found in by_code.items():
            if own_code.startswith(code):
                found.add(pk)
    return by_word, by_code


def _with_symbol(symbol: str) -> set[int]:
    """A main group (``H01M10/00``) stands for all its groups.

    SQLite sorts by code points, so a range of its index serves; elsewhere the order depends on the locale.
    """
    start = symbol.removesuffix("00") if symbol.endswith(_MAIN_GROUP) else symbol
    prefix = Q(symbol__startswith=start)
    if connection.vendor == "sqlite":
        prefix = Q(symbol__gte=start, symbol__lt=start + _LAST)
    rows = PatentClass.objects.filter(prefix, scheme__in=(ClassScheme.IPC, ClassScheme.CPC))
    return set(rows.order_by().values_list("patent_id", flat=True))
