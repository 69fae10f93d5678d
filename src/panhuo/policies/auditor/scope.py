"""What is true of a whole article, looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from panhuo.policies.auditor.context import Context
from panhuo.policies.auditor.lexicon import find, has


@dataclass(frozen=True)
class Scope:
    """A normalised article and where it stands."""

    text: str
    context: Context

    @cached_property
    def pays_for_points(self) -> bool:
        """Points are turned into money here."""
        return has("points_paid", self.text)

    @cached_property
    def subsidises_patents(self) -> bool:
        """The article speaks of money for patents."""
        return has("patent_subsidy", self.text)

    @cached_property
    def first_topic(self) -> int | None:
        """Where patents are first spoken of, None where only the heading does."""
        places = find("topic", self.text)
        return places[0].start if places else None

    @cached_property
    def is_unit(self) -> bool:
        """A university or an institute issued it."""
        return self.context.is_unit(self.text)
