"""A rule book: questions with weights, vetoes, grades. It is data; here are its types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REFUSED_GRADE: Final = "D"
"""The grade of what no other grade takes, and of what a veto meets."""


@dataclass(frozen=True, slots=True)
class Dimension:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Rated from 0 to the book's scale; `weight` is its share among the weights of all questions."""

    id: str
    dimension: str
    text: str
    weight: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Veto:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GradeLine:
    """The least total and the least value of the core dimension, both from 0 to 100, that this grade needs."""

    grade: str
    score: int
    core: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """`core` is the dimension that decides beside the total (产业化前景); `min_coverage` is in percent of all weight.

    `file_within_days`, `report_every_days`: when to remind after a pass, and of reports on implementation.
    """

    name: str
    source: str
    scale: int
    min_raters: int
    min_coverage: int
    core: str
    grades: tuple[GradeLine, ...]
    may_file: frozenset[str]
    file_within_days: int
    report_every_days: int
    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]
    vetoes: tuple[Veto, ...]

    @property
    def total_weight(self) -> int:
        return sum(question.weight for question in self.questions)
