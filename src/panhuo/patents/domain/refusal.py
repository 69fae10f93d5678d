"""A row that is not taken, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from panhuo.orgs.api import DomainError
from panhuo.patents.domain.check import Checked, check_values
from panhuo.patents.values import PatentValues


@dataclass(slots=True)
class Refusal:
    """A row that could not be saved, and why."""

    error: DomainError


def checked_or_refused(values: PatentValues) -> Checked | Refusal:
    """`check_values` for work that goes on with the other rows."""
    try:
        return check_values(values)
    except DomainError as error:
        return Refusal(error)
