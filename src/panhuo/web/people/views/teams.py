"""One team: made, changed and dissolved by the office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, NotAllowed, Organisation, events_of
from panhuo.patents.api import TEAM, Team, change_team, create_team, may_write_for, remove_team
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.people.forms import TeamForm
from panhuo.web.people.own import seen_patents, unit_of


@signed_in
@require_GET
def team_detail(request: UserRequest, pk: int) -> HttpResponse:
    """The members, and the patents on which one of them is named."""
    team = _visible(request, pk)
    members = list(team.members.select_related("user").order_by("name", "pk"))
    keeper = may_write_for(request.user, team.organisation)
    context = {
        "team": team,
        "members": members,
        "page": paginate(request, seen_patents(request.user, members)),
        "keeper": keeper,
        "events": events_of(TEAM, team.pk) if keeper else None,
    }
    return render(request, "web/people/team.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def team_new(request: UserRequest) -> HttpResponse:
    """A team of one's organisation."""
    unit = unit_of(request)
    form = TeamForm(request.POST or None, organisation=unit)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            team = create_team(name=said["name"], organisation=unit, members=said["members"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已建立团队“%(name)s”") % {"name": team})
            return redirect("people-team", team.pk)
    return _form(request, form, unit, None)


@staff_only
@require_http_methods(["GET", "POST"])
def team_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Another name, other members."""
    team = _visible(request, pk)
    if not may_write_for(request.user, team.organisation):
        raise NotAllowed
    start = {"name": team.name, "members": list(team.members.values_list("pk", flat=True))}
    form = TeamForm(request.POST or None, initial=start, organisation=team.organisation)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_team(team, name=said["name"], members=said["members"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("people-team", pk)
    return _form(request, form, team.organisation, team)


@staff_only
@require_POST
def team_remove(request: UserRequest, pk: int) -> HttpResponse:
    """The team is no more; its people stay."""
    team = _visible(request, pk)
    remove_team(team, actor=request.user)
    messages.success(request, _("已解散团队“%(name)s”，成员仍在人员名单中") % {"name": team})
    return redirect("people-teams")


def _visible(request: UserRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.visible_to(request.user).select_related("organisation"), pk=pk)


def _form(request: UserRequest, form: TeamForm, unit: Organisation, team: Team | None) -> HttpResponse:
    context = {"form": form, "unit": unit, "team": team}
    return render(request, "web/people/team_form.html", context, status=422 if form.errors else 200)
