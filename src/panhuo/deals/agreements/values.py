"""What people say of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation


class PartyValue(NamedTuple):
    """`organisation` where the party has an account here; `name` may then be empty."""

    side: str
    name: str = ""
    organisation: Organisation | None = None
    uscc: str = ""
    address: str = ""
    contact: str = ""
    foreign: bool = False


TERMS: Final = (
    "mode", "number", "title", "head", "territory", "field", "starts_on", "ends_on", "pricing", "price",
    "payment_terms", "other_terms", "place", "use_first", "know_how", "sublicence_allowed", "may_lapse",
    "names_earlier", "licensor_cannot_exploit", "owner_exploits", "settles_ownership", "abroad_approved",
)  # fmt: skip
"""Fields that the parties agree on; they may change while an agreement is drafted."""
