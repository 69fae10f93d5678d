"""Rows become needs to match; a need that stands twice is matched once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from panhuo.intake.api import NeedRow


@dataclass
class Needs:
    """Needs in their order, and how many rows repeated one of them."""

    rows: list[NeedRow] = field(default_factory=list)
    repeated: int = 0


def distinct(rows: Iterable[NeedRow]) -> Needs:
    """Leave out rows with the same words from the same organisation."""
    found, seen = Needs(), set()
    for row in rows:
        key = (row.organisation, " ".join(row.whole_text.split()))
        if key in seen:
            found.repeated += 1
        else:
            seen.add(key)
            found.rows.append(row)
    return found
