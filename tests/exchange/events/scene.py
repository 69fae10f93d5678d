"""A centre that hosts an event, two institutions with patents, three enterprises with needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.events.api import MatchEvent, propose_event, take_step
from panhuo.needs.models import Need
from panhuo.orgs.api import OrganisationKind, Role
from panhuo.patents.models import Patent

TOPICS = (("电解槽", "一种质子交换膜电解槽，用于电解水制氢"), ("储氢瓶", "一种碳纤维缠绕的高压储氢瓶，用于车载储氢"))


@dataclass
class Scene:
    centre: Any
    clerk: Any
    chief: Any
    schools: list[Any] = field(default_factory=list)
    firms: list[Any] = field(default_factory=list)
    people: dict[int, Any] = field(default_factory=dict)

    def person_of(self, organisation: Any) -> Any:
        return self.people[organisation.pk]


def make_scene() -> Scene:
    centre = make_organisation(name="示例氢能运营中心", kind=OrganisationKind.SERVICE)
    scene = Scene(centre, make_user(organisation=centre), make_user(organisation=centre, role=Role.ADMIN))
    for number, (word, text) in enumerate(TOPICS):
        school = make_organisation(name=f"示例{word}大学")
        scene.schools.append(school)
        scene.people[school.pk] = make_user(organisation=school)
        for copy in range(2):
            Patent.objects.create(
                title=f"{text}（{copy}）", abstract=f"本发明公开了{text}。", holder=school, legal_state="valid"
            )
        del number
    for number in range(3):
        word, text = TOPICS[number % 2]
        firm = make_organisation(name=f"示例企业{'甲乙丙'[number]}", kind=OrganisationKind.ENTERPRISE)
        scene.firms.append(firm)
        scene.people[firm.pk] = make_user(organisation=firm)
        Need.objects.create(
            title=f"寻求{word}技术", text=f"需要{text}", organisation=firm, visibility="members", industry="C33"
        )
    return scene


def tomorrow() -> datetime:
    return (timezone.localtime() + timedelta(days=1)).replace(hour=14, minute=0, second=0, microsecond=0)


def approved_event(scene: Scene, **values: Any) -> MatchEvent:
    wanted = {"title": "示例氢能专场对接", "starts_at": tomorrow(), "slots": 3, "tables": 2, "place": "示例会议室"}
    event = propose_event(scene.centre, values=wanted | values, actor=scene.clerk)
    take_step(event, verb="submit", actor=scene.clerk)
    take_step(event, verb="approve", actor=scene.chief)
    return event
