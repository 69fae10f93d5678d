"""Shares across organisations: they end when they should, and the index hears of each change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from panhuo.orgs.api import (
    Organisation,
    OutboxEntry,
    User,
    Viewer,
    drop_lapsed_grants,
    events_of,
    grant_access,
    granted_ids,
    revoke_access,
)


def sees(user: User, object_id: int = 5) -> bool:
    return object_id in set(granted_ids("patent", Viewer.of(user)))


def share(organisation: Organisation, *, hours: int | None = None, actor: User | None = None) -> None:
    until = None if hours is None else timezone.now() + timedelta(hours=hours)
    grant_access(object_type="patent", object_id=5, organisation=organisation, reason="洽谈", until=until, actor=actor)


def told() -> int:
    return OutboxEntry.objects.filter(object_type="patent", object_id=5, version=0, gone=False).count()


def test_a_share_opens_one_object_to_one_organisation(enterprise: Organisation, firm: User, outsider: User):
    share(enterprise)
    assert sees(firm)
    assert not sees(firm, object_id=6)
    assert not sees(outsider)
    assert told() == 1


def test_taking_back_works_at_once(enterprise: Organisation, firm: User, office: User):
    share(enterprise)
    assert revoke_access(object_type="patent", object_id=5, organisation=enterprise, actor=office)
    assert not sees(firm)
    assert not revoke_access(object_type="patent", object_id=5, organisation=enterprise, actor=office)
    assert told() == 2
    assert [event.verb for event in events_of("patent", 5)] == ["shared", "unshared"]


def test_a_share_ends_with_its_date_and_the_index_forgets_it(enterprise: Organisation, firm: User):
    share(enterprise, hours=-1)
    assert not sees(firm)
    assert drop_lapsed_grants() == 1
    assert drop_lapsed_grants() == 0
    assert told() == 2


def test_sharing_again_moves_the_end(enterprise: Organisation, firm: User):
    share(enterprise, hours=-1)
    share(enterprise, hours=1)
    assert sees(firm)
    assert drop_lapsed_grants() == 0


def test_a_share_with_a_person_is_not_the_organisation_s(enterprise: Organisation, firm: User, outsider: User):
    grant_access(object_type="patent", object_id=5, user=outsider, reason="评审", actor=None)
    assert sees(outsider)
    assert not sees(firm)


def test_a_grant_names_exactly_one(enterprise: Organisation, firm: User):
    with pytest.raises(ValueError, match="either"):
        grant_access(object_type="patent", object_id=5, organisation=enterprise, user=firm, reason="", actor=None)
    with pytest.raises(ValueError, match="either"):
        grant_access(object_type="patent", object_id=5, reason="", actor=None)


@pytest.mark.parametrize("status", ["closed", "pending", "rejected"])
def test_nothing_is_shared_with_an_organisation_out_of_service(enterprise: Organisation, firm: User, status: str):
    share(enterprise)
    Organisation.objects.filter(pk=enterprise.pk).update(status=status)
    assert not sees(firm)


def test_a_deactivated_user_sees_no_share(enterprise: Organisation, firm: User):
    share(enterprise)
    firm.is_active = False
    firm.save()
    assert not sees(firm)
