"""One person: entered, corrected, taken out by the office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, NotAllowed, Organisation, events_of
from panhuo.patents.api import PERSON, Person, Team, add_person, change_person, may_write_for, remove_person
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.people.forms import PersonForm
from panhuo.web.people.own import seen_patents, unit_of


@signed_in
@require_GET
def person_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Who somebody is, the teams, and the patents on which the name is."""
    person = visible_person(request, pk)
    keeper = may_write_for(request.user, person.organisation)
    context = {
        "person": person,
        "teams": Team.objects.visible_to(request.user).filter(members=person).order_by("name"),
        "page": paginate(request, seen_patents(request.user, [person])),
        "keeper": keeper,
        "events": events_of(PERSON, person.pk) if keeper else None,
    }
    return render(request, "web/people/person.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def person_new(request: UserRequest) -> HttpResponse:
    """Enter a researcher of one's organisation."""
    unit = unit_of(request)
    form = PersonForm(request.POST or None, organisation=unit)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = add_person(name=said["name"], organisation=unit, account=said["account"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记 %(name)s") % {"name": made})
            return redirect("people-person", made.pk)
    return _form(request, form, unit, None)


@staff_only
@require_http_methods(["GET", "POST"])
def person_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Correct the name; say whose account it is."""
    person = visible_person(request, pk)
    if person.organisation is None or not may_write_for(request.user, person.organisation):
        raise NotAllowed
    start = {"name": person.name, "account": person.user_id}
    form = PersonForm(request.POST or None, initial=start, organisation=person.organisation, person=person)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_person(person, name=said["name"], account=said["account"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("people-person", pk)
    return _form(request, form, person.organisation, person)


@staff_only
@require_POST
def person_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take a mistaken entry out; refused while the person is named on patents."""
    person = visible_person(request, pk)
    remove_person(person, actor=request.user)
    messages.success(request, _("已删除 %(name)s") % {"name": person})
    return redirect("people-list")


def visible_person(request: UserRequest, pk: int) -> Person:
    """The person, or 404."""
    return get_object_or_404(Person.objects.visible_to(request.user).select_related("organisation", "user"), pk=pk)


def _form(request: UserRequest, form: PersonForm, unit: Organisation, person: Person | None) -> HttpResponse:
    context = {"form": form, "unit": unit, "person": person}
    return render(request, "web/people/person_form.html", context, status=422 if form.errors else 200)
