"""The standard: shown to all staff, changed by administrators as a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.procurement.api import (
    StandardVersion,
    default_standard,
    may_change_standard,
    save_standard,
    standard_for,
)
from panhuo.orgs.api import InvalidInput, Organisation, is_installation_admin
from panhuo.portfolio.prefiling.api import institution_of
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.procurement.forms.standard import StandardForm
from panhuo.web.procurement.scope import buyers_of


@staff_only
@require_http_methods(["GET", "POST"])
def procurement_standard(request: UserRequest) -> HttpResponse:
    """Lines of the form, weights, checks; saving makes a version, purchases under way keep theirs.

    Who does not buy reads the default.
    """
    root = is_installation_admin(request.user)
    houses = [institution_of(one) for one in buyers_of(request.user)]
    owner: Organisation | None = None if root or not houses else houses[0]
    version = standard_for(owner) if owner else default_standard()
    may_change = may_change_standard(request.user, owner)
    form = StandardForm(request.POST or None, data=version.data)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_standard(
                owner, data=form.data_of_standard(), note=form.cleaned_data["note"], actor=request.user
            )
        except InvalidInput as error:
            blame(form, error)
        else:
            messages.success(request, _("标准第 %(n)s 版已生效") % {"n": made.version})
            return redirect(reverse("procurement-standard"))
    context = {
        "form": form,
        "house": owner,
        "version": version,
        "may_change": may_change,
        "versions": StandardVersion.objects.filter(organisation=version.organisation).select_related("created_by"),
    }
    return render(request, "web/procurement/standard.html", context, status=422 if form.errors else 200)
