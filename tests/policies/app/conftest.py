from __future__ import annotations

from typing import Any

import pytest

from factories import make_organisation, make_region, make_user
from panhuo.orgs.api import OrganisationKind, RegionLevel, run_pending_jobs


@pytest.fixture
def run_jobs() -> Any:
    return run_pending_jobs


@pytest.fixture
def city(db: Any) -> Any:
    """An authority of a city below the province's."""
    region = make_region("339900", "示例市", RegionLevel.CITY)
    return make_organisation(name="示例市市场监督管理局", kind=OrganisationKind.AUTHORITY, region=region)


@pytest.fixture
def clerk(city: Any) -> Any:
    return make_user(username="clerk", organisation=city)
