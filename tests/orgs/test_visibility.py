"""`visible_to` of the records of orgs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import make_organisation, make_region, make_user
from panhuo.orgs.api import (
    Job,
    Notification,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    Registration,
    Role,
    User,
    acting_organisation,
    is_admin_of,
    is_member_of,
    is_staff_of,
    notify,
    organisations_of,
    remove_member,
    unread,
    works_for_kind,
)

STRANGER = AnonymousUser()


@pytest.fixture
def applicant(db: None) -> User:
    organisation = make_organisation(
        name="示例新材料有限公司", kind=OrganisationKind.ENTERPRISE, status=OrganisationStatus.PENDING
    )
    user = make_user(username="applicant", organisation=organisation, role=Role.ADMIN)
    Registration.objects.create(organisation=organisation, applicant=user, proof="x.pdf", proof_name="执照.pdf")
    return user


def names(user: User | AnonymousUser) -> set[str]:
    return set(Organisation.objects.visible_to(user).values_list("name", flat=True))


def test_strangers_see_active_organisations_only(university: Organisation, applicant: User):
    assert names(STRANGER) == {"示例理工大学"}


def test_an_applicant_sees_the_own_organisation_and_works_for_none(university: Organisation, applicant: User):
    assert names(applicant) == {"示例理工大学", "示例新材料有限公司"}
    assert acting_organisation(applicant) is None
    assert not organisations_of(applicant).exists()
    pending = Organisation.objects.get(status="pending")
    assert not is_admin_of(applicant, pending)
    assert not works_for_kind(applicant, OrganisationKind.ENTERPRISE)


def test_a_registration_is_seen_by_its_applicant_and_by_those_who_decide(
    applicant: User, officer: User, office: User, root: User
):
    assert [Registration.objects.visible_to(user).count() for user in (applicant, officer, root)] == [1, 1, 1]
    assert not Registration.objects.visible_to(office).exists()
    assert not Registration.objects.visible_to(STRANGER).exists()
    assert "示例新材料有限公司" in names(officer)
    assert "示例新材料有限公司" not in names(office)


def test_an_authority_decides_in_its_province_only(applicant: User):
    elsewhere = make_organisation(kind=OrganisationKind.AUTHORITY, region=make_region("440000", "广东省"))
    there = make_user(organisation=elsewhere)
    assert not Registration.objects.visible_to(there).exists()
    assert not Registration.objects.decided_by(there).exists()


def test_a_viewer_of_the_authority_does_not_decide(applicant: User, authority: Organisation):
    looker = make_user(organisation=authority, role=Role.VIEWER)
    assert not Registration.objects.decided_by(looker).exists()


def test_nobody_decides_on_the_own_registration(applicant: User, authority: Organisation):
    applicant.memberships.create(organisation=authority, role=Role.STAFF)
    assert not Registration.objects.decided_by(applicant).exists()


def test_jobs_are_seen_by_owner_organisation_and_administrator(
    university: Organisation, office: User, outsider: User, root: User
):
    colleague = make_user(organisation=university, role=Role.VIEWER)
    Job.objects.create(kind="x", key="1", owner=office, organisation=university)
    seen = [Job.objects.visible_to(user).count() for user in (office, colleague, root, outsider, STRANGER)]
    assert seen == [1, 1, 1, 0, 0]


def test_notifications_are_for_one_person_and_told_once(office: User, root: User):
    for _ in range(2):
        notify(users=[office], text="有新的匹配", key="match:1")
    assert unread(office).count() == 1
    assert not Notification.objects.visible_to(root).exists()
    assert not Notification.objects.visible_to(STRANGER).exists()


def test_roles_follow_memberships(university: Organisation, office: User, outsider: User):
    looker = make_user(organisation=university, role=Role.VIEWER)
    assert is_staff_of(office, university)
    assert not is_admin_of(office, university)
    assert is_member_of(looker, university)
    assert not is_staff_of(looker, university)
    assert not is_member_of(outsider, university)
    assert not is_member_of(STRANGER, university)
    assert works_for_kind(office, (OrganisationKind.HOSPITAL, OrganisationKind.UNIVERSITY))
    assert not works_for_kind(looker, OrganisationKind.UNIVERSITY)


def test_who_leaves_sees_nothing_more_of_it(university: Organisation, office: User, root: User):
    Job.objects.create(kind="x", key="1", organisation=university)
    make_user(organisation=university, role=Role.ADMIN)
    remove_member(university, user=office, actor=root)
    assert acting_organisation(office) is None
    assert not Job.objects.visible_to(office).exists()


def test_a_closed_organisation_and_a_deactivated_user_count_for_nothing(
    university: Organisation, office: User, outsider: User
):
    Job.objects.create(kind="x", key="1", organisation=university)
    university.status = OrganisationStatus.CLOSED
    university.save()
    assert not Job.objects.visible_to(office).exists()
    assert not is_member_of(office, university)
    outsider.is_active = False
    outsider.save()
    assert acting_organisation(outsider) is None
    assert "示例理工大学" not in names(outsider)


def test_a_deactivated_administrator_sees_nothing(university: Organisation, root: User):
    Job.objects.create(kind="x", key="1", organisation=university)
    root.is_active = False
    root.save()
    assert not Job.objects.visible_to(root).exists()
