"""Demonstration organisations, their people and profiles."""

from __future__ import annotations

from panhuo.demo.read import read_data
from panhuo.needs.api import EnterpriseProfile, save_profile
from panhuo.orgs.api import Organisation, User, add_member, add_name, create_organisation


def load_organisations() -> dict[str, Organisation]:
    """Name → organisation; those that exist are used as they are."""
    found: dict[str, Organisation] = {}
    for entry in read_data("organisations")["organisations"]:
        name = entry["name"]
        organisation = Organisation.objects.filter(name=name, is_demo=True).first()
        if organisation is None:
            organisation = create_organisation(
                name=name, kind=entry["kind"], region=entry["region"], is_demo=True, actor=None
            )
            for other in entry.get("names", ()):
                add_name(organisation, name=other["name"], kind=other["kind"], actor=None)
        found[name] = organisation
    return found


def load_profiles(organisations: dict[str, Organisation]) -> int:
    """Profiles of enterprises that have none yet; gives how many were made."""
    made = 0
    for entry in read_data("organisations")["profiles"]:
        fields = dict(entry)
        organisation = organisations[fields.pop("organisation")]
        if not EnterpriseProfile.objects.filter(organisation=organisation).exists():
            save_profile(organisation, actor=None, **fields)
            made += 1
    return made


def load_people(organisations: dict[str, Organisation]) -> list[User]:
    """People who work for the demonstration organisations; they can't log in until a password is set.

    Gives all of them, whenever they were made.
    """
    people = []
    for entry in read_data("organisations")["people"]:
        user = User.objects.filter(username=entry["username"]).first()
        if user is None:
            user = User.objects.create_user(
                username=entry["username"], password=None, display_name=entry["display_name"]
            )
            add_member(organisations[entry["organisation"]], user=user, role=entry["role"], actor=None)
        people.append(user)
    return people
