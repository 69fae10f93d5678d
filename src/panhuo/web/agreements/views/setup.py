"""Settings of the organisation, and its Word templates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.agreements.api import (
    DocumentTemplate,
    TemplateKind,
    may_change_templates,
    places_of,
    profile_of,
    region_of,
    retire_template,
    save_template,
    set_profile,
    template_of,
)
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.agreements.forms.rights import ProfileForm, TemplateForm
from panhuo.web.agreements.views.papers import attached
from panhuo.web.agreements.views.rights import house_of
from panhuo.web.blame import blame


@staff_only
@require_http_methods(["GET", "POST"])
def agreement_setup(request: UserRequest) -> HttpResponse:
    """Kind of institution and region: what the rules on publicity, due care and shares depend on."""
    house = house_of(request)
    profile = profile_of(house)
    initial = {"institution": profile.institution, "region": profile.region} if profile else {}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_profile(house, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("agreements-setup")
    return _page(request, form, TemplateForm())


def _page(request: UserRequest, form: ProfileForm, template_form: TemplateForm) -> HttpResponse:
    house = house_of(request)
    own = {row.kind: row for row in DocumentTemplate.objects.filter(organisation=house, retired=False)}
    kinds: list[Any] = [(kind, own.get(kind.value), places_of(kind)) for kind in TemplateKind]
    context = {
        "house": house,
        "form": form,
        "template_form": template_form,
        "kinds": kinds,
        "region": region_of(house),
        "may_change": may_change_templates(request.user, house),
        "tab": "setup",
    }
    return render(
        request, "web/agreements/setup.html", context, status=422 if form.errors or template_form.errors else 200
    )


@staff_only
@require_POST
def agreement_template(request: UserRequest) -> HttpResponse:
    """Use an own template; it is tried first."""
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            save_template(
                house_of(request),
                kind=form.cleaned_data["kind"],
                name=upload.name,
                data=upload.read(),
                actor=request.user,
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("模板已启用"))
            return redirect("agreements-setup")
    house = house_of(request)
    profile = profile_of(house)
    initial = {"institution": profile.institution, "region": profile.region} if profile else {}
    return _page(request, ProfileForm(initial=initial), form)


@staff_only
@require_POST
def agreement_template_retire(request: UserRequest, pk: int) -> HttpResponse:
    """Back to ours."""
    rows = DocumentTemplate.objects.visible_to(request.user).select_related("organisation")
    retire_template(get_object_or_404(rows, pk=pk), actor=request.user)
    messages.success(request, _("已恢复平台模板"))
    return redirect("agreements-setup")


@staff_only
@require_GET
def agreement_template_file(request: UserRequest, kind: str) -> FileResponse:
    """The template in use, to be worked on in Word."""
    from django.http import Http404

    if kind not in TemplateKind.values:
        raise Http404
    data, _name = template_of(house_of(request), TemplateKind(kind))
    return attached(data, f"{TemplateKind(kind).label}.docx")
