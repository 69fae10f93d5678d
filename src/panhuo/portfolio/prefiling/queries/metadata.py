"""What the administrator of the installation sees of disclosures: that they exist, and in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from panhuo.orgs.api import NotAllowed, User
from panhuo.portfolio.prefiling.enums import DisclosureState
from panhuo.portfolio.prefiling.may import may_see_metadata
from panhuo.portfolio.prefiling.models import Disclosure


@dataclass(frozen=True, slots=True)
class Metadata:
    """No title, no text, no people."""

    number: int
    organisation: str
    state: str
    round: int
    created_at: datetime
    submitted_at: datetime | None

    @property
    def state_label(self) -> str:
        return str(DisclosureState(self.state).label)


def disclosure_metadata(user: User) -> Sequence[Metadata]:
    """All disclosures without content. Raises NotAllowed for anybody but the administrator of the installation."""
    if not may_see_metadata(user):
        raise NotAllowed
    fields = ("pk", "organisation__name", "state", "round", "created_at", "submitted_at")
    return [Metadata(*row) for row in Disclosure.objects.values_list(*fields)]
