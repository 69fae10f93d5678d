"""Fixtures that every part of the suite shares: four organisations and the people who work for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

pytest_plugins = ["browser", "endpoints"]
_PATIENT = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Speed is measured by benches, never asserted."""
hypothesis_settings.register_profile("suite", _PATIENT, derandomize=True)
hypothesis_settings.register_profile("hunt", _PATIENT, max_examples=1000)
hypothesis_settings.load_profile("suite")
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """../shared/data beside the repository; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/data, which is not on this machine")
    return SHARED


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def university(db) -> Organisation:
    from factories import make_organisation

    return make_organisation(name="示例理工大学")


@pytest.fixture
def other_university(db) -> Organisation:
    from factories import make_organisation

    return make_organisation(name="示例师范大学")


@pytest.fixture
def enterprise(db) -> Organisation:
    from factories import make_organisation
    from panhuo.orgs.api import OrganisationKind

    return make_organisation(name="示例机械有限公司", kind=OrganisationKind.ENTERPRISE)


@pytest.fixture
def authority(db) -> Organisation:
    from factories import make_organisation
    from panhuo.orgs.api import OrganisationKind

    return make_organisation(name="示例省知识产权局", kind=OrganisationKind.AUTHORITY)


@pytest.fixture
def office(university) -> User:
    """Works in the technology-transfer office of `university`."""
    from factories import make_user

    return make_user(username="office", organisation=university)


@pytest.fixture
def outsider(other_university) -> User:
    """Works for another university."""
    from factories import make_user

    return make_user(username="outsider", organisation=other_university)


@pytest.fixture
def firm(enterprise) -> User:
    """Works for `enterprise`."""
    from factories import make_user

    return make_user(username="firm", organisation=enterprise)


@pytest.fixture
def officer(authority) -> User:
    """Works for the IP authority of the province."""
    from factories import make_user

    return make_user(username="officer", organisation=authority)


@pytest.fixture
def root(db) -> User:
    """Administrator of the installation."""
    from factories import make_user

    return make_user(username="root", is_superuser=True)
