from __future__ import annotations

from typing import Any

import pytest

from rights.scene import Secret, make_secrets
from rights.walk import numbers_for


@pytest.fixture
def secrets(university, enterprise, office, firm) -> list[Secret]:
    return make_secrets(university=university, enterprise=enterprise, office=office, firm=firm)


@pytest.fixture
def people(secrets, office, firm, outsider, officer, root) -> dict[str, Any]:
    return {"stranger": None, "office": office, "firm": firm, "outsider": outsider, "officer": officer, "root": root}


@pytest.fixture
def numbers(people) -> dict[str, list[int]]:
    return numbers_for(people)
