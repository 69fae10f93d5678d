"""The nouns of the engine: what goes in, what is asked, what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Filters = Mapping[str, tuple[str, ...]]
"""Field → accepted values. Values of one field are alternatives, fields are all required."""

Progress = Callable[[int, int], None]
"""Called with (done, total) while long work goes on."""


class Side(StrEnum):
    """Which side of a match a text stands on; encoders treat them differently."""

    PATENT = "patent"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Doc:
    """One patent, need or profile as the index sees it.

    `facets` holds the filter values, e.g. ``{"scope": ("public",), "kind": ("invention",), "ipc": ("F01K",)}``.
    `version` is the record's version that this document was made from.
    """

    id: str
    title: str
    text: str
    side: Side = Side.PATENT
    facets: Filters = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the index: a text under hard filters."""

    text: str
    side: Side = Side.NEED
    filters: Filters = field(default_factory=dict)
    exclude: frozenset[str] = frozenset()
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked document.

    `parts` (characters, pairs, meaning, phrases, object, answered, conditions) are contributions that sum to `score`; a
    part that was not measured is absent.
    """

    id: str
    rank: int
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a named text (`field` is "title" or "text")."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the document that answers a part of the need, and the words both share."""

    span: Span
    sentence: str
    words: tuple[str, ...]


class Coverage(StrEnum):
    """Whether the document answers a part of the need; `NOT_ASKED` is for background such as budget or profile."""

    COVERED = "covered"
    UNCOVERED = "uncovered"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class NeedPart:
    """One part of the need (a sentence or clause with its aspect) and what in the document answers it."""

    aspect: str
    start: int
    end: int
    text: str
    coverage: Coverage
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document was found: part by part; `words` are those that decided, strongest first."""

    parts: Sequence[NeedPart]
    words: tuple[str, ...]
    unknown: tuple[str, ...] = ()
