"""Where a rule stands, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """`LAW`: the words stand in the text. `READING`: we read it so. `MEMORY`: the text was not at hand.

    `CUSTOM`: no law, what is usual or what this installation sets.
    """

    LAW = "law"
    READING = "reading"
    MEMORY = "memory"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Source:
    """`article` as a Chinese citation, empty where there is none."""

    article: str
    basis: Basis = Basis.LAW


def law(article: str) -> Source:
    return Source(article)


def reading(article: str) -> Source:
    return Source(article, Basis.READING)


def memory(article: str) -> Source:
    return Source(article, Basis.MEMORY)


def custom(article: str = "") -> Source:
    return Source(article, Basis.CUSTOM)
