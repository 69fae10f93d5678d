"""The rules of assessment: shown to all staff, changed by administrators as a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import DomainError, Organisation, is_installation_admin
from panhuo.portfolio.prefiling.api import RuleBookVersion, book_for, institution_of, may_change_book, save_book
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.prefiling.forms.rules import BookForm
from panhuo.web.prefiling.scope import chosen_unit


@staff_only
@require_http_methods(["GET", "POST"])
def prefiling_rules(request: UserRequest) -> HttpResponse:
    """Questions, weights, vetoes, grades; saving makes a version, earlier decisions keep theirs."""
    unit = institution_of(chosen_unit(request))
    owner: Organisation | None = None if is_installation_admin(request.user) else unit
    version = book_for(unit)
    may_change = may_change_book(request.user, owner)
    form = BookForm(request.POST or None, book=version.data)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_book(owner, data=form.data_of_book(), note=form.cleaned_data["note"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("规则第 %(n)s 版已生效") % {"n": made.version})
            return redirect(f"{reverse('prefiling-rules')}?unit={unit.pk}")
    context = {
        "form": form,
        "unit": unit,
        "version": version,
        "may_change": may_change,
        "versions": RuleBookVersion.objects.filter(organisation=version.organisation).select_related("created_by"),
    }
    return render(request, "web/prefiling/rules.html", context, status=422 if form.errors else 200)
