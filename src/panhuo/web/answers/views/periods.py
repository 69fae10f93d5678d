"""The periods of the installation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.answers.api import answer_settings, set_periods
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, installation_admin
from panhuo.web.answers.forms import PeriodsForm
from panhuo.web.blame import blame


@installation_admin
@require_http_methods(["GET", "POST"])
def answer_periods(request: UserRequest) -> HttpResponse:
    """How many working days there are for what."""
    row = answer_settings()
    form = PeriodsForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            set_periods(**form.cleaned_data, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存；进行中的请求仍按原来的期限"))
            return redirect("answer-periods")
    context = {"form": form, "is_default": row.is_default}
    return render(request, "web/answers/periods.html", context, status=422 if form.errors else 200)
