"""An agent on both sides of a deal, for tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from exchange.mandates.houses import Houses, mandated
from panhuo.exchange.mandates.api import answer_consent, ask_consent
from panhuo.orgs.api import NotAllowed, Role


def agent_in_the_office(houses: Houses, *, role: Role = Role.STAFF) -> Any:
    """The firm's agent works in the university's office, too."""
    mandated(houses, houses.firms[0], houses.heads[0])
    houses.agent.memberships.create(organisation=houses.university, role=role)
    return houses.agent


def agent_in_the_firm(houses: Houses) -> Any:
    """The university's agent works in the firm, too."""
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    houses.agent.memberships.create(organisation=houses.firms[0], role=Role.STAFF)
    return houses.agent


def consent(houses: Houses, patent: Any, giver: Any) -> None:
    """The agent asks, the one who is represented agrees."""
    row = ask_consent(
        demand=houses.firms[0], supply=houses.university, patent=patent, disclosure="两边都收服务费", actor=houses.agent
    )
    answer_consent(row, agree=True, actor=giver)


def blocked(act: Callable[[], object]) -> None:
    """Refused because the actor stands on both sides."""
    with pytest.raises(NotAllowed, match="双方同意") as found:
        act()
    assert found.value.code == "both_sides"
