"""Accounts and memberships."""

from __future__ import annotations

import pytest

from factories import PASSWORD, make_user
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    NotAllowed,
    Organisation,
    Role,
    User,
    add_member,
    create_first_admin,
    create_organisation,
    create_user,
    deactivate_user,
    remove_member,
)


def test_the_first_administrator_is_made_once(db: None):
    user = create_first_admin(username="admin", password=PASSWORD)
    assert user.is_superuser
    assert user.check_password(PASSWORD)
    with pytest.raises(NotAllowed, match="已有安装管理员"):
        create_first_admin(username="second", password=PASSWORD)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": "12345678901"}, "password"),
        ({"password": "short"}, "password"),
        ({"username": "OFFICE"}, "username"),
        ({"username": "有 空格"}, "username"),
        ({"username": ""}, "username"),
        ({"display_name": "长" * 61}, "display_name"),
        ({"email": "nobody"}, "email"),
        ({"email": "Office@Example.org"}, "email"),
    ],
)
def test_a_bad_account_is_refused_with_its_field(office: User, change: dict[str, str], field: str):
    values = {"username": "new", "password": PASSWORD, "display_name": "新人", "email": "new@example.org"}
    with pytest.raises(InvalidInput) as caught:
        create_user(**(values | change))  # type: ignore[arg-type]
    assert caught.value.field == field
    assert not User.objects.filter(username="new").exists()


def test_an_account_comes_with_its_memberships(university: Organisation):
    user = create_user(username="new", password=PASSWORD, display_name="新人", memberships=[(university, Role.STAFF)])
    assert [membership.role for membership in user.memberships.all()] == ["staff"]


def test_only_its_administrators_change_the_members(university: Organisation, office: User, outsider: User):
    newcomer = make_user()
    for actor in (office, outsider):
        with pytest.raises(NotAllowed):
            add_member(university, user=newcomer, role=Role.VIEWER, actor=actor)
    head = make_user(organisation=university, role=Role.ADMIN)
    add_member(university, user=newcomer, role=Role.VIEWER, actor=head)
    add_member(university, user=newcomer, role=Role.STAFF, actor=head)
    assert newcomer.memberships.get().role == "staff"
    with pytest.raises(NotAllowed):
        remove_member(university, user=newcomer, actor=office)


def test_the_last_administrator_stays(university: Organisation, root: User):
    head = make_user(organisation=university, role=Role.ADMIN)
    with pytest.raises(DomainError, match="唯一的管理员"):
        remove_member(university, user=head, actor=head)
    with pytest.raises(DomainError, match="唯一的管理员"):
        add_member(university, user=head, role=Role.STAFF, actor=head)
    add_member(university, user=make_user(), role=Role.ADMIN, actor=head)
    remove_member(university, user=head, actor=root)
    assert not head.memberships.exists()


def test_organisations_are_made_and_accounts_closed_by_the_administrator_only(office: User, root: User):
    with pytest.raises(NotAllowed):
        create_organisation(name="新机构", kind="hospital", actor=office)
    with pytest.raises(NotAllowed):
        deactivate_user(office, actor=office)
    deactivate_user(office, actor=root)
    assert not User.objects.get(pk=office.pk).is_active


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": "　"}, "name"), ({"kind": "club"}, "kind"), ({"region": "999999"}, "region"), ({"uscc": "9"}, "uscc")],
)
def test_a_bad_organisation_is_refused_with_its_field(root: User, change: dict[str, str], field: str):
    with pytest.raises(InvalidInput) as caught:
        create_organisation(**({"name": "新机构", "kind": "hospital", "actor": root} | change))  # type: ignore[arg-type]
    assert caught.value.field == field
