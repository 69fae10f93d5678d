"""What was read, statement by statement, each with its place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is exactly ``source[start:end]``."""

    text: str
    start: int
    end: int


class Relation(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    ABOUT = "about"
    IS = "is"
    BY = "by"
    """A change: higher or lower by so much."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `low` and `high` as written (decimal texts); `unit` "" where none stands there.

    `name`: what is measured, from the words before it; "" where they don't say.
    """

    text: str
    start: int
    end: int
    name: str
    relation: Relation
    low: str | None
    high: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class IndustryGuess:
    """A division of GB/T 4754 (``C38``) with the words that speak for it; `weight` orders, it is no share."""

    code: str
    weight: int
    words: tuple[str, ...]


class Ask(StrEnum):
    """What a question is about; also the name of its answer."""

    OBJECT = "object"
    PROBLEM = "problem"
    FIGURES = "figures"
    UNIT = "unit"
    INDUSTRY = "industry"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True)
class Question:
    """`about` quotes the words that are unclear; "" where something is missing altogether."""

    ask: Ask
    about: str = ""


@dataclass(frozen=True, slots=True)
class NeedReading:
    """Everything is a proposal: the writer confirms or changes it.

    `object`: "" where unclear. `questions` are at most three.
    """

    title: str
    object: str
    problems: tuple[Said, ...]
    effects: tuple[Said, ...]
    figures: tuple[Figure, ...]
    conditions: tuple[Said, ...]
    industries: tuple[IndustryGuess, ...]
    questions: tuple[Question, ...]

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the need."""
        return asdict(self)
