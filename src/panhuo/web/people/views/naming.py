"""Who the names on a patent are, said by an office that has a part in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation
from panhuo.patents.api import (
    Inventor,
    Patent,
    Person,
    add_person,
    assign_inventor,
    display_number,
    may_write_for,
    namers_for,
    release_inventor,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.patents.detail import visible_patent

NEW = "new:"


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be meant: those who bear the very name first, then entering the name, then the others."""

    value: str
    label: str
    rank: int


@dataclass(frozen=True, slots=True)
class Line:
    """A name; `person` where it is known who it is, and whether the reader may undo that and look at the entry."""

    inventor: Inventor
    person: Person | None
    may_release: bool
    choices: list[Choice]


@staff_only
@require_GET
def patent_inventors(request: UserRequest, pk: int) -> HttpResponse:
    """The names in order, each with who it is or who it may be."""
    patent = visible_patent(request, pk)
    homes = _homes(request, patent)
    people = list(
        Person.objects.filter(organisation__in=homes).select_related("user", "organisation").order_by("name", "pk")
    )
    lines = [_line(request, one, homes, people) for one in patent.inventors.select_related("person__organisation")]
    context = {"patent": patent, "number": display_number(patent), "lines": lines, "homes": homes}
    return render(request, "web/people/naming.html", context)


@staff_only
@require_POST
def patent_inventor(request: UserRequest, pk: int, inventor_pk: int) -> HttpResponse:
    """Name somebody from the list, enter the name as a new person, or undo."""
    patent = visible_patent(request, pk)
    homes = _homes(request, patent)
    inventor = get_object_or_404(patent.inventors.select_related("person", "patent__holder"), pk=inventor_pk)
    if "release" in request.POST:
        release_inventor(inventor, actor=request.user)
        messages.success(request, _("已解除“%(name)s”的登记") % {"name": inventor.name})
    else:
        person = _meant(request, inventor, homes)
        assign_inventor(inventor, person=person, actor=request.user)
        messages.success(request, _("已登记：“%(name)s”是 %(person)s") % {"name": inventor.name, "person": person})
    return redirect("patent-inventors", pk)


def _homes(request: UserRequest, patent: Patent) -> list[Organisation]:
    homes = namers_for(patent, actor=request.user)
    if not homes:
        raise NotAllowed
    return homes


def _meant(request: UserRequest, inventor: Inventor, homes: list[Organisation]) -> Person:
    asked = request.POST.get("person", "")
    if asked.startswith(NEW):
        home = next((one for one in homes if str(one.pk) == asked.removeprefix(NEW)), None)
        if home is not None and inventor.person_id is None:
            return add_person(name=inventor.name, organisation=home, account=None, actor=request.user)
    people = Person.objects.filter(organisation__in=homes)
    person = people.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None  # noqa: PLR2004
    if person is None:
        raise InvalidInput(_("请从名单里选择一位发明人"), field="person", code="person")
    return person


def _line(request: UserRequest, inventor: Inventor, homes: list[Organisation], people: list[Person]) -> Line:
    person = inventor.person
    if person is not None:
        own = person.user_id == request.user.pk or may_write_for(request.user, person.organisation)
        return Line(inventor, person, may_release=own, choices=[])
    many = len(homes) > 1
    found = [Choice(str(one.pk), _called(one, many=many), 0 if one.name == inventor.name else 2) for one in people]
    for home in homes:
        words = {"name": inventor.name, "organisation": home}
        text = _("新登记“%(name)s”（%(organisation)s）") if many else _("新登记“%(name)s”")
        found.append(Choice(f"{NEW}{home.pk}", text % words, 1))
    found.sort(key=lambda one: one.rank)
    return Line(inventor, None, may_release=False, choices=found)


def _called(person: Person, *, many: bool) -> str:
    name = f"{person.name} · {person.user.username}" if person.user else person.name
    return f"{name} · {person.organisation}" if many else name
