"""What was read, each with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Repealed:
    """A policy that the document says it repeals; `source` is the sentence."""

    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Empty and None mean: the document doesn't say. `sources` maps a field to the words that it was read from."""

    number: str = ""
    issuer_name: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    repealed: tuple[Repealed, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
