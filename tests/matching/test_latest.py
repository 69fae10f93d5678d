"""What the home page shows of matching."""

from __future__ import annotations

import pytest

from panhuo.matching.api import latest_matches, sync_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(world):
    sync_index()
    return world


def test_an_enterprise_sees_its_own_needs_and_profile(ready, firm):
    found = latest_matches(firm, 5)
    assert [(match.need, match.profile) for match in found] == [(ready.needs["kiln"], None), (None, ready.profile)]
    assert found[0].hit.patent == ready.patents["kiln"]


def test_an_owner_of_patents_sees_the_newest_needs_with_its_own_patents(ready, office, university):
    found = latest_matches(office, 5)
    assert {match.need for match in found} >= {ready.needs["kiln"], ready.needs["crop"]}
    owners = {owner.owner_name.organisation for match in found for owner in match.hit.patent.owners.all()}
    assert owners == {university}


def test_everybody_else_sees_the_newest_public_needs(ready, stranger):
    found = latest_matches(stranger, 2)
    assert [match.need for match in found] == [ready.needs["crop"], ready.needs["sewage"]]


def test_without_an_index_there_is_nothing(world, stranger):
    assert latest_matches(stranger, 3) == []
