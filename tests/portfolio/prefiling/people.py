"""A university with a college, and the people around one disclosure; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.orgs.api import Role
from panhuo.portfolio.prefiling.api import (
    Disclosure,
    DisclosureValues,
    FundingValue,
    InventorValue,
    PersonRole,
    assess,
    book_for,
    create_disclosure,
    decide,
    name_person,
    read_book,
    submit_disclosure,
)

MARK = "机密丙九九"


@dataclass
class People:
    university: Any
    college: Any
    author: Any
    office: Any
    boss: Any
    colleague: Any
    panel: list[Any]


def make_people(university: Any, office: Any) -> People:
    college = make_organisation(name="示例理工大学材料学院")
    college.parent = university
    college.save()
    return People(
        university=university,
        college=college,
        author=make_user(username="author", organisation=college, role=Role.VIEWER),
        office=office,
        boss=make_user(username="boss", organisation=university, role=Role.ADMIN),
        colleague=make_user(username="colleague", organisation=university),
        panel=[make_user(username=f"panel{n}") for n in (1, 2)],
    )


def values(**said: Any) -> DisclosureValues:
    usual = {
        "title": f"一种{MARK}隔膜泵",
        "description": f"{MARK}：在泵腔外设置旁路冲洗管，解决输送易结晶料液时阀座堵塞的问题。",
        "planned_use": "许可给泵业企业",
        "publicly_funded": True,
        "planned_years": 8,
        "inventors": [InventorValue("示例作者")],
        "funding": [FundingValue("示例重点研发计划", "SL-2024-001", "示例省科技厅")],
    }
    return DisclosureValues(**(usual | said))


def disclosed(people: People, **said: Any) -> Disclosure:
    """Written by the author, in the hands of the office, not handed in."""
    return create_disclosure(values(**said), organisation=people.college, office=people.office, actor=people.author)


def under_assessment(people: People, **said: Any) -> Disclosure:
    """Handed in, with a panel."""
    disclosure = submit_disclosure(disclosed(people, **said), actor=people.author)
    for member in people.panel:
        name_person(disclosure, user=member, role=PersonRole.PANEL, actor=people.office)
    return disclosure


def rate_all(disclosure: Disclosure, people: People, *, value: int, vetoes: dict[str, str] | None = None) -> None:
    """Every panel member rates every question with `value` and answers every veto with no, unless told otherwise."""
    book = read_book(book_for(disclosure.organisation).data)
    for member in people.panel:
        assess(
            disclosure,
            values={question.id: value for question in book.questions},
            vetoes={veto.id: "no" for veto in book.vetoes} | (vetoes or {}),
            actor=member,
        )


def passed(people: People, *, days_ago: int = 0, **said: Any) -> Disclosure:
    """Assessed and open for filing, since `days_ago`."""
    disclosure = under_assessment(people, **said)
    rate_all(disclosure, people, value=9)
    decision = decide(disclosure, conclusion="file", reasons="前景明确", actor=people.office)
    if days_ago:
        type(decision).objects.filter(pk=decision.pk).update(decided_at=timezone.now() - timedelta(days=days_ago))
    return disclosure
