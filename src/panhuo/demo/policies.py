"""Demonstration policies: a subsidy, an assessment and a good one, for the auditor to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from panhuo.demo.read import read_data
from panhuo.orgs.api import Organisation, Role, User
from panhuo.policies.api import Policy, paste_policy


def load_policies(organisations: Mapping[str, Organisation], people: Iterable[User]) -> int:
    """Policies that were never there; one that users took away or gave another title does not come back."""
    made, staff = 0, list(people)
    for entry in read_data("policies")["policies"]:
        holder = organisations[entry["organisation"]]
        actor = _worker(holder, staff)
        if actor is None or Policy.objects.filter(holder=holder).exists():
            continue
        paste_policy(entry["text"], title=entry["title"], level=entry["level"], holder=holder, actor=actor)
        made += 1
    return made


def _worker(holder: Organisation, people: list[User]) -> User | None:
    working = holder.memberships.filter(role__in=(Role.ADMIN, Role.STAFF), user__in=people)
    membership = working.select_related("user").order_by("pk").first()
    return membership.user if membership else None
