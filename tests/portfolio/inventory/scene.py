"""A university with a college and its people, and patents of it; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from factories import make_user
from panhuo.intake.api import check_digit
from panhuo.orgs.api import Organisation, Role, User
from panhuo.patents.api import Inventor, Patent, PatentValues, Visibility, application, save_patent

_serials = count(600001)
COMPLETE = {"grade": 4, "intent": "yes", "modes": ["licence", "equity"], "implemented": "no", "trl": 6}


@dataclass(frozen=True)
class Scene:
    university: Organisation
    college: Organisation
    office: User
    admin: User
    dean: User
    inventor: User
    patents: list[Patent]


def make_patent(holder: Organisation | None, *, title: str = "一种示例换热装置", **said: Any) -> Patent:
    """A granted private invention of the holder with a valid number."""
    serial = f"20201{next(_serials):07d}"
    values: dict[str, Any] = {
        "title": title,
        "kind": "invention",
        "status_text": "授权",
        "application_date": date(2020, 1, 6),
        "grant_date": date(2022, 3, 8),
        "owners": (holder.name,) if holder else ("示例人",),
        "identifiers": (application(serial + "." + check_digit(serial)),),
    }
    visibility = said.pop("visibility", Visibility.ORGANISATION if holder else Visibility.PUBLIC)
    return save_patent(PatentValues(**(values | said)), holder=holder, visibility=visibility, actor=None).patent


def make_scene(university: Organisation, *, patents: int = 3) -> Scene:
    """The inventor belongs to the college only and bears the name that stands on the patents."""
    from panhuo.portfolio.inventory.api import add_college, open_inventory

    admin = make_user(username="admin", organisation=university, role=Role.ADMIN)
    office = make_user(username="transfer", organisation=university)
    open_inventory(university, actor=office)
    college = add_college(university, name="能源工程学院", actor=admin)
    dean = make_user(username="dean", organisation=college)
    inventor = make_user(username="inventor", organisation=college, role=Role.VIEWER)
    inventor.display_name = "甲示例"
    inventor.save()
    made = [
        make_patent(university, title=f"一种示例换热装置{n}", inventors=("甲示例", "乙示例"))
        for n in range(1, patents + 1)
    ]
    return Scene(university, college, office, admin, dean, inventor, made)


def names_of(patent: Patent) -> list[Inventor]:
    return list(Inventor.objects.filter(patent=patent))
