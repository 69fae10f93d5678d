"""A researcher of the university and a team, which only its people may see."""

from __future__ import annotations

from typing import Any

from django.db import models

PEOPLE_MARK = "机密癸三三"


def make_people(*, university: Any, patent: Any) -> list[models.Model]:
    """A person who is named on the open patent, and the team; numbers 12001 to 12999, the name on the patent beside it."""
    from panhuo.patents.models import Inventor, Person, Team

    person = Person.objects.create(pk=12001, name=f"{PEOPLE_MARK}研究员", organisation=university)
    team = Team.objects.create(pk=12002, name=f"{PEOPLE_MARK}团队", organisation=university)
    team.members.add(person)
    Inventor.objects.create(pk=1003, patent=patent, position=2, name="公开的示例发明人", person=person)
    return [person, team]
