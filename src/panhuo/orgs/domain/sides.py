"""Before somebody acts in a matter of two sides: may they, or do they stand on both?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


class SidesCheck(Protocol):
    def __call__(
        self,
        actor: User,
        *,
        demand: Organisation,
        supply: Organisation,
        need_id: int | None,
        patent_ids: tuple[int, ...],
        middle: Organisation | None,
    ) -> None: ...


_CHECKS: Final[list[SidesCheck]] = []


def when_sides_meet(check: SidesCheck) -> None:
    """Let `check` be asked before somebody acts between two sides (registered once, at start)."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def require_one_side(
    actor: User | None,
    *,
    demand: Organisation | None,
    supply: Organisation | None,
    need_id: int | None = None,
    patent_ids: Iterable[int] = (),
    middle: Organisation | None = None,
) -> None:
    """Call it wherever somebody acts in a deal between `demand` and `supply` about a need or patents.

    `middle`: a broker that enters between both. Nothing is asked where a side is not known or the system acts.

    Raises:
        NotAllowed: the actor stands on both sides by mandate, and those concerned have not consented.
    """
    if actor is None or demand is None or supply is None or demand.pk == supply.pk:
        return
    for check in _CHECKS:
        check(actor, demand=demand, supply=supply, need_id=need_id, patent_ids=tuple(patent_ids), middle=middle)
