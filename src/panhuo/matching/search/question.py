"""A question to one of the indexes, and what came back before anything was looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from panhuo.engine.api import Side
from panhuo.matching.enums import Mode, RunKind
from panhuo.matching.index.names import IndexName


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a question is about."""

    object_type: str
    object_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: texts like `text` (which stands on `side`) among the documents of `index` that pass `filters`.

    `filters` are what the user chose, `fixed` what the kind of question always demands. `subject` is the record that
    the text comes from, None for a text that was typed in. `like`: the text's own document in the same index, which
    is never part of the answer.
    """

    kind: RunKind
    index: IndexName
    text: str
    side: Side
    filters: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subject: Subject | None = None
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """One found document, before its record is looked up. `version` is the record's version that was ranked."""

    object_type: str
    object_id: int
    version: int
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the index (or a stored run) says, best first; everything in it may be seen by who asked."""

    rankings: tuple[Ranking, ...]
    mode: Mode
    notes: tuple[str, ...]
    run_id: int | None = None
    engine: Mapping[str, Any] = field(default_factory=dict)
