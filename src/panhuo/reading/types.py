"""What a text says, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """The side of a technology that a statement speaks of."""

    OBJECT = "object"
    PROBLEM = "problem"
    MEANS = "means"
    EFFECT = "effect"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` is ``source[start:end]`` of the field ("title" or "abstract"); `cue` is the word that decided the aspect.

    `cue` is empty where nothing decided and the statement is taken as a means, which abstracts mostly tell of.
    """

    aspect: Aspect
    field: str
    start: int
    end: int
    text: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All statements of a patent in the order in which they stand."""

    statements: tuple[Statement, ...]

    def of(self, aspect: Aspect) -> tuple[Statement, ...]:
        """Statements of one aspect."""
        return tuple(s for s in self.statements if s.aspect is aspect)
