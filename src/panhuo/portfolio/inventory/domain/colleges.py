"""Sub-accounts of colleges: organisations below the institution (domain.md §1.2 point 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from panhuo.orgs.api import NotAllowed, OrganisationStatus, create_organisation
from panhuo.patents.api import Inventor
from panhuo.portfolio.inventory.rules import may_set_up

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from panhuo.orgs.api import Organisation, User
    from panhuo.portfolio.inventory.models import Entry


def colleges_of(organisation: Organisation) -> QuerySet[Organisation]:
    """The active colleges, by name."""
    return organisation.children.filter(status=OrganisationStatus.ACTIVE).order_by("name", "pk")


def short_name(college: Organisation, organisation: Organisation | None = None) -> str:
    """The college's name without that of its institution in front."""
    parent = organisation or college.parent
    name = college.name
    return name.removeprefix(parent.name).strip() or name if parent is not None else name


@transaction.atomic
def add_college(organisation: Organisation, *, name: str, actor: User) -> Organisation:
    """Open a sub-account; its full name begins with the institution's, as names of organisations are unique.

    Raises:
        NotAllowed: the actor doesn't run the institution's account.
        InvalidInput: the name is empty, too long or taken.
    """
    if not may_set_up(actor, organisation):
        raise NotAllowed
    tidy = name.strip()
    full = tidy if not tidy or tidy.startswith(organisation.name) else f"{organisation.name}{tidy}"
    return create_organisation(
        name=full, kind=organisation.kind, region=organisation.region, parent=organisation,
        is_demo=organisation.is_demo,
    )  # fmt: skip


def college_named(text: str, *, colleges: list[Organisation], organisation: Organisation) -> Organisation | None:
    """The college that a cell means: by full or short name; None where none fits."""
    plain = "".join(text.split())
    for college in colleges:
        if plain and plain in {college.name, short_name(college, organisation)}:
            return college
    return None


def college_of_inventors(entry: Entry, *, colleges: dict[int, Organisation]) -> Organisation | None:
    """The college to which the first claimed inventor with exactly one college belongs."""
    people = Inventor.objects.filter(patent=entry.patent_id, person__user__isnull=False).select_related("person__user")
    for inventor in people:
        user = inventor.person.user if inventor.person else None
        ids = set(user.memberships.values_list("organisation_id", flat=True)) & set(colleges) if user else set()
        if len(ids) == 1:
            return colleges[ids.pop()]
    return None
