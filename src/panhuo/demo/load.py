"""Loading the demonstration data."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction

from panhuo.demo.accounts import set_passwords
from panhuo.demo.needs import load_needs
from panhuo.demo.organisations import load_organisations, load_people, load_profiles
from panhuo.demo.patents import load_patents
from panhuo.demo.policies import load_policies
from panhuo.orgs.api import Organisation


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What this call made; zero where all was there already. `passwords`: user name → new password."""

    organisations: int
    patents: int
    needs: int
    profiles: int
    people: list[str]
    passwords: dict[str, str] = field(default_factory=dict)
    policies: int = 0


@transaction.atomic
def load_demo(*, accounts: bool = False) -> DemoReport:
    """Bring in what is missing of the demonstration data. Run again, it doubles nothing and overwrites nothing.

    `accounts` gives each demonstration person who can't log in yet a random password.
    """
    before = Organisation.objects.filter(is_demo=True).count()
    organisations = load_organisations()
    patents = load_patents(organisations)
    needs = load_needs(organisations)
    profiles = load_profiles(organisations)
    people = load_people(organisations)
    policies = load_policies(organisations, people)
    passwords = set_passwords(people) if accounts else {}
    made = Organisation.objects.filter(is_demo=True).count() - before
    return DemoReport(made, patents, needs, profiles, [user.username for user in people], passwords, policies)
