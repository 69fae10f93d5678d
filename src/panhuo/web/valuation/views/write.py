"""Beginning a valuation, rating, reading the records again, settling."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.intake.api import parse_number
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.patents.api import Patent
from panhuo.portfolio.valuation.api import (
    may_rate,
    rate,
    read_scheme,
    reread,
    result_of,
    scheme_for,
    settle,
    start_valuation,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.prefiling.scope import unit_choices
from panhuo.web.valuation.forms import NewForm, RatingForm
from panhuo.web.valuation.own import own_valuation


@staff_only
@require_http_methods(["GET", "POST"])
def valuation_new(request: UserRequest) -> HttpResponse:
    """By the number of one of the organisation's patents."""
    units = unit_choices(request.user)
    if not units:
        raise NotAllowed(_("此页面供高校、科研机构和医院的工作人员使用"))
    scheme = read_scheme(scheme_for(units[0]).data)
    form = NewForm(
        request.POST or None,
        organisations=units,
        scenarios=[(one.id, one.label) for one in scheme.scenarios],
        initial={"number": request.GET.get("number", "")[:60], "organisation": units[0].pk},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = start_valuation(
                _patent(request, form.cleaned_data["number"]),
                organisation=form.cleaned_data["organisation"],
                scenario=form.cleaned_data["scenario"],
                actor=request.user,
            )
        except NotAllowed:
            form.add_error("number", _("这件专利不属于该单位，不能由它评估"))
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("valuation-detail", made.pk)
    return render(request, "web/valuation/new.html", {"form": form}, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def valuation_rate(request: UserRequest, pk: int) -> HttpResponse:
    """The user's own values; others' are not shown here, so that nobody follows."""
    valuation = own_valuation(request.user, pk)
    if not may_rate(request.user, valuation):
        raise NotAllowed(_("已定稿，或您不是评估单位的工作人员"))
    valued = result_of(valuation)
    own = {rating.indicator: rating for rating in valuation.ratings.filter(rater=request.user)}
    form = RatingForm(request.POST or None, scheme=valued.scheme, own=own)
    if request.method == "POST" and form.is_valid():
        try:
            rate(valuation, values=form.values(), comments=form.comments(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("评分已保存"))
            return redirect("valuation-detail", pk)
    evidence = {key: (said[0], valued.evidence[key]) for key, said in valuation.automatic.items()}
    context = {"valuation": valuation, "form": form, "evidence": evidence}
    return render(request, "web/valuation/rate.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def valuation_reread(request: UserRequest, pk: int) -> HttpResponse:
    """Automatic values from the records as they are now."""
    reread(own_valuation(request.user, pk), actor=request.user)
    messages.success(request, _("已按现有记录更新自动指标"))
    return redirect("valuation-detail", pk)


@staff_only
@require_POST
def valuation_settle(request: UserRequest, pk: int) -> HttpResponse:
    """Close, or open again (`open` in the form)."""
    settle(own_valuation(request.user, pk), closed="open" not in request.POST, actor=request.user)
    return redirect("valuation-detail", pk)


def _patent(request: UserRequest, text: str) -> Patent:
    """The patent that the number means, of those the user may see."""
    reading = parse_number(text)
    wanted = reading.normal or text.strip()
    found = Patent.objects.visible_to(request.user).filter(identifiers__value=wanted).distinct().first()
    if found is None:
        message = _("没有找到号码为“%(number)s”的专利")
        raise InvalidInput(message, field="number", params={"number": text.strip()[:40]})
    return found
