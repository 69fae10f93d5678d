"""Fixtures of deals."""

from __future__ import annotations

import pytest


@pytest.fixture
def make_admin(university):
    """Runs the university's account."""
    from factories import make_user
    from panhuo.orgs.api import Role

    return make_user(username="boss", organisation=university, role=Role.ADMIN)
