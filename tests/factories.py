"""Records for tests. Everything has a default, so that a test names only what it is about."""

from __future__ import annotations

from itertools import count
from typing import Final

from panhuo.orgs.api import Organisation, OrganisationKind, OrganisationStatus, Region, RegionLevel, Role, User

PASSWORD: Final = "correct horse battery"
_numbers = count(1)


def make_region(code: str = "330000", name: str = "浙江省", level: RegionLevel = RegionLevel.PROVINCE) -> Region:
    """The region with this code; made where a transactional test has emptied the table."""
    parent = None
    if level != RegionLevel.PROVINCE:
        parent = Region.objects.filter(code=code[:2] + "0000").first()
    return Region.objects.get_or_create(code=code, defaults={"name": name, "level": level, "parent": parent})[0]


def make_organisation(
    *,
    name: str | None = None,
    kind: OrganisationKind = OrganisationKind.UNIVERSITY,
    region: Region | None = None,
    uscc: str | None = None,
    status: OrganisationStatus = OrganisationStatus.ACTIVE,
) -> Organisation:
    return Organisation.objects.create(
        name=name or f"示例机构{next(_numbers)}",
        kind=kind,
        region=region or make_region(),
        uscc=uscc,
        status=status,
    )


def make_user(
    *,
    username: str | None = None,
    organisation: Organisation | None = None,
    role: Role = Role.STAFF,
    is_superuser: bool = False,
    is_active: bool = True,
) -> User:
    """A person who can log in with PASSWORD; with an organisation also a membership."""
    username = username or f"person{next(_numbers)}"
    user = User.objects.create_user(
        username=username,
        password=PASSWORD,
        email=f"{username}@example.org",
        display_name=f"示例人员（{username}）",
        is_superuser=is_superuser,
        is_active=is_active,
    )
    if organisation is not None:
        user.memberships.create(organisation=organisation, role=role)
    return user
