"""The rule of agreement: what holds, since when, and a new version."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.inventory.api import may_set_up, settings_of
from panhuo.portfolio.ratings.api import AgreementRule, rule_of, set_rule
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.ratings.choose import rated_institution
from panhuo.web.ratings.forms import RuleForm


@members_only
@require_http_methods(["GET", "POST"])
def rule_page(request: UserRequest) -> HttpResponse:
    """Everybody of the institution reads it, its administrators change it with a reason."""
    organisation = rated_institution(request)
    rule = rule_of(organisation)
    settings = settings_of(organisation)
    levels = [(level.value, level.label) for level in settings.levels]
    form = RuleForm(request.POST or None, initial=_initial(rule), levels=levels)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_rule(organisation, values=form.values(), why=form.cleaned_data["why"], actor=request.user)
        except InvalidInput as error:
            error.field = error.field.removesuffix("_tenths")
            blame(form, error)
        else:
            messages.success(request, _("规则 %(version)s 已生效，所有专利已重新判断") % {"version": made})
            return redirect(f"{reverse('rating-rule')}?org={organisation.pk}")
    versions = AgreementRule.objects.filter(organisation=organisation).select_related("created_by")
    context = {
        "organisation": organisation,
        "rule": rule,
        "versions": [(one, settings.label_of(one.min_grade)) for one in versions],
        "form": form,
        "may_set_up": may_set_up(request.user, organisation),
    }
    return render(request, "web/ratings/rule.html", context, status=422 if form.errors else 200)


def _initial(rule: AgreementRule) -> dict[str, Any]:
    found = {name: getattr(rule, name) for name in ("min_raters", "max_spread", "min_grade", "min_interested")}
    found["min_prospect"] = Decimal(rule.min_prospect_tenths) / 10
    found["max_low_prospect"] = Decimal(rule.max_low_prospect_tenths) / 10
    return found
