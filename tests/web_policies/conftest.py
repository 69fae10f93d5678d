"""An inventory with pages to walk through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from factories import make_organisation, make_region, make_user
from panhuo.orgs.api import OrganisationKind, RegionLevel, run_pending_jobs
from panhuo.policies.api import Campaign, HandIn, Policy, assign, open_campaign, paste_policy
from policies.app.samples import BAD, RULES


@pytest.fixture(autouse=True)
def _words_only(settings: Any, tmp_path: Path) -> None:
    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    def make(person: Any) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def run_jobs() -> Callable[[], object]:
    return run_pending_jobs


@dataclass
class World:
    rules: Policy
    notice: Policy
    campaign: Campaign
    task: HandIn
    city: Any
    clerk: Any


@pytest.fixture
def world(university: Any, office: Any, authority: Any, officer: Any) -> World:
    """A university's rules, a notice of a city kept by the province, a campaign with one task."""
    region = make_region("339900", "示例市", RegionLevel.CITY)
    city = make_organisation(name="示例市市场监督管理局", kind=OrganisationKind.AUTHORITY, region=region)
    campaign = open_campaign(
        authority=authority, year=2030, title="政策梳理", deadline=date(2030, 8, 31), actor=officer
    )
    return World(
        rules=paste_policy(RULES, title="", holder=university, actor=office),
        notice=paste_policy(BAD, title="", holder=authority, actor=officer),
        campaign=campaign,
        task=assign(campaign, organisations=[university, city], actor=officer)[0],
        city=city,
        clerk=make_user(username="clerk", organisation=city),
    )
