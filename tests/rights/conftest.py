from __future__ import annotations

from typing import Any

import pytest

from rights.scene import Secret, make_secrets
from rights.walk import numbers_for


@pytest.fixture
def secrets(university, enterprise, office, firm) -> list[Secret]:
    return make_secrets(university=university, enterprise=enterprise, office=office, firm=firm)


@pytest.fixture
def viewer(university) -> Any:
    """A member of the university who only looks."""
    from factories import make_user
    from panhuo.orgs.api import Role

    return make_user(username="viewer", organisation=university, role=Role.VIEWER)


@pytest.fixture
def people(secrets, office, viewer, firm, outsider, officer, root) -> dict[str, Any]:
    return {
        "stranger": None, "office": office, "viewer": viewer, "firm": firm, "outsider": outsider, "officer": officer,
        "root": root,
    }  # fmt: skip


@pytest.fixture
def numbers(people) -> dict[str, list[int]]:
    return numbers_for(people)
