"""How well the auditor's word agrees with people's: recall and precision of violations, F1 of tags."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from panhuo.policies.auditor.model import Tag

_MERGED: Final = {Tag.MAINLY_COUNT.value: Tag.ONLY_COUNT.value}


@dataclass(frozen=True, slots=True)
class Score:
    """`macro_f1` is the mean F1 over the tags that people or the auditor gave; None: nothing to divide by."""

    cases: int
    violations: int
    recall: float | None
    precision: float | None
    macro_f1: float | None
    f1_by_tag: dict[str, float]


def score(judged: Iterable[tuple[AbstractSet[str], AbstractSet[str]]]) -> Score:
    """Score pairs of (tags by people, tags by the auditor); a case is a violation where it has any tag.

    唯数量 and 数量为主要条件 count as one tag: annotators differ on the border.
    """
    pairs = [(_merge(gold), _merge(found)) for gold, found in judged]
    both = sum(bool(gold) and bool(found) for gold, found in pairs)
    wanted, given = sum(bool(gold) for gold, _ in pairs), sum(bool(found) for _, found in pairs)
    tags = sorted({tag for gold, found in pairs for tag in gold | found})
    by_tag = {tag: _f1(tag, pairs) for tag in tags}
    return Score(
        cases=len(pairs),
        violations=wanted,
        recall=both / wanted if wanted else None,
        precision=both / given if given else None,
        macro_f1=sum(by_tag.values()) / len(by_tag) if by_tag else None,
        f1_by_tag=by_tag,
    )


def _merge(tags: AbstractSet[str]) -> frozenset[str]:
    return frozenset(_MERGED.get(str(tag), str(tag)) for tag in tags)


def _f1(tag: str, pairs: list[tuple[frozenset[str], frozenset[str]]]) -> float:
    hits = sum(tag in gold and tag in found for gold, found in pairs)
    misses = sum((tag in gold) != (tag in found) for gold, found in pairs)
    return 2 * hits / (2 * hits + misses)
