"""The tree of indicators with its weights: shown to all staff, changed by administrators as a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import DomainError, Organisation, is_installation_admin
from panhuo.portfolio.prefiling.api import institution_of
from panhuo.portfolio.valuation.api import SchemeVersion, may_change_scheme, read_scheme, save_scheme, scheme_for
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.prefiling.scope import chosen_unit
from panhuo.web.valuation.forms import SchemeForm


@staff_only
@require_http_methods(["GET", "POST"])
def valuation_scheme(request: UserRequest) -> HttpResponse:
    """Weights of one scenario at a time; new valuations take the new version, others keep theirs."""
    unit = institution_of(chosen_unit(request))
    owner: Organisation | None = None if is_installation_admin(request.user) else unit
    version = scheme_for(unit)
    scenarios = read_scheme(version.data).scenarios
    wanted = request.GET.get("scenario", "")
    scenario = next((one for one in scenarios if one.id == wanted), scenarios[0])
    form = SchemeForm(request.POST or None, data=version.data, scenario=scenario.id)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_scheme(owner, data=form.changed(), note=form.cleaned_data["note"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("指标体系第 %(n)s 版已生效") % {"n": made.version})
            return redirect(f"{reverse('valuation-scheme')}?unit={unit.pk}&scenario={scenario.id}")
    context = {
        "form": form,
        "unit": unit,
        "version": version,
        "scenario": scenario,
        "scenarios": scenarios,
        "may_change": may_change_scheme(request.user, owner),
        "versions": SchemeVersion.objects.filter(organisation=version.organisation).select_related("created_by"),
    }
    return render(request, "web/valuation/scheme.html", context, status=422 if form.errors else 200)
