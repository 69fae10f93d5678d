"""Writing a disclosure: new, changed, handed in, taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import DomainError, NotAllowed, Organisation, User, organisations_of
from panhuo.portfolio.prefiling.api import (
    Disclosure,
    create_disclosure,
    edit_disclosure,
    line_of,
    may_disclose_for,
    may_edit,
    reopen_disclosure,
    submit_disclosure,
)
from panhuo.web.access import UserRequest, members_only, signed_in
from panhuo.web.blame import blame
from panhuo.web.prefiling.forms.disclosure import DisclosureForm, initial_of, office_choices
from panhuo.web.prefiling.secret import own_disclosure, unkept


@members_only
@require_http_methods(["GET", "POST"])
@unkept
def prefiling_new(request: UserRequest) -> HttpResponse:
    """A new draft, seen by the author and the office staff that the author names."""
    units = [one for one in organisations_of(request.user).order_by("pk") if may_disclose_for(request.user, one)]
    if not units:
        raise NotAllowed(_("发明披露由高校、科研机构和医院的人员填写"))
    form = DisclosureForm(request.POST or None, organisations=units, office=_office(units, request.user))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_disclosure(
                form.values(),
                organisation=form.cleaned_data["organisation"],
                office=form.cleaned_data["office"],
                actor=request.user,
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("披露 #%(n)s 已保存，只有指定的人能看到") % {"n": made.pk})
            return redirect("prefiling-detail", made.pk)
    return _page(request, form, None)


@signed_in
@require_http_methods(["GET", "POST"])
@unkept
def prefiling_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    disclosure = own_disclosure(request.user, pk)
    if not may_edit(request.user, disclosure):
        raise NotAllowed(_("只有发明人能修改，并且要在提交之前"))
    form = DisclosureForm(
        request.POST or None,
        organisations=[disclosure.organisation],
        office=None,
        initial=initial_of(disclosure),
    )
    if request.method == "POST" and form.is_valid():
        try:
            edit_disclosure(disclosure, form.values(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("prefiling-detail", pk)
    return _page(request, form, disclosure)


@signed_in
@require_POST
def prefiling_submit(request: UserRequest, pk: int) -> HttpResponse:
    """Hand it in."""
    submit_disclosure(own_disclosure(request.user, pk), actor=request.user)
    messages.success(request, _("已提交，经办人会安排评审"))
    return redirect("prefiling-detail", pk)


@signed_in
@require_POST
def prefiling_reopen(request: UserRequest, pk: int) -> HttpResponse:
    """A new round."""
    reopen_disclosure(own_disclosure(request.user, pk), actor=request.user)
    messages.info(request, _("已转为填写中；原来的结论不再有效"))
    return redirect("prefiling-detail", pk)


def _office(units: list[Organisation], author: User) -> list[User]:
    """Staff of the units and of the institutions above them, without the author."""
    line = [pk for unit in units for pk in line_of(unit)]
    return [one for one in office_choices(line) if one.pk != author.pk]


def _page(request: UserRequest, form: DisclosureForm, disclosure: Disclosure | None) -> HttpResponse:
    context = {"form": form, "disclosure": disclosure}
    return render(request, "web/prefiling/form.html", context, status=422 if form.errors else 200)
