"""Teams: people of one organisation who invent together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, User, log_event
from panhuo.patents.models import Person, Team
from panhuo.patents.rules import require_write

LONGEST_NAME = 120
TEAM = "team"


@transaction.atomic
def create_team(*, name: str, organisation: Organisation, members: Iterable[Person], actor: User | None) -> Team:
    """A team of people of one organisation.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: no name, or a member of another organisation.
    """
    require_write(actor, organisation)
    tidy, people = _checked(name, organisation, members)
    team = Team.objects.create(name=tidy, organisation=organisation)
    team.members.set(people)
    _log(team, "created", actor, members=[str(one) for one in people])
    return team


@transaction.atomic
def change_team(team: Team, *, name: str, members: Iterable[Person], actor: User | None) -> Team:
    """Another name, other members; who left and who came is logged.

    Raises:
        NotAllowed, InvalidInput: as `create_team` does.
    """
    require_write(actor, team.organisation)
    tidy, people = _checked(name, team.organisation, members)
    before = set(team.members.all())
    came, left = [p for p in people if p not in before], sorted(before - set(people), key=lambda p: p.pk)
    if tidy == team.name and not came and not left:
        return team
    team.name = tidy
    team.save(update_fields=("name",))
    team.members.set(people)
    _log(team, "changed", actor, came=[str(one) for one in came], left=[str(one) for one in left])
    return team


@transaction.atomic
def remove_team(team: Team, *, actor: User | None) -> None:
    """The team is no more; its people and the names on patents stay.

    Raises:
        NotAllowed: the actor may not write for the organisation.
    """
    require_write(actor, team.organisation)
    _log(team, "removed", actor)
    team.delete()


def _checked(name: str, organisation: Organisation, members: Iterable[Person]) -> tuple[str, list[Person]]:
    tidy, people = name.strip(), list(members)
    if not tidy or len(tidy) > LONGEST_NAME:
        raise InvalidInput(_("团队名称应为 1 到 120 个字"), field="name", code="name")
    if any(person.organisation_id != organisation.pk for person in people):
        raise InvalidInput(_("团队成员必须属于同一机构"), field="members", code="members")
    return tidy, people


def _log(team: Team, verb: str, actor: User | None, **data: Any) -> None:
    data = {"name": team.name, **data}
    log_event(object_type=TEAM, object_id=team.pk, verb=verb, actor=actor, organisation=team.organisation, data=data)
