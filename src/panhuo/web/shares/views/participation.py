"""Equity and shares of profit."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.shares.api import (
    EquityStake,
    Holding,
    ProfitShare,
    Recipient,
    RecipientKind,
    enter_profit,
    open_profit_share,
    record_stake,
)
from panhuo.orgs.api import DomainError, NotAllowed, Organisation
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.money import said
from panhuo.web.shares.forms import ProfitForm, ProfitYearForm, StakeForm, named_percents
from panhuo.web.shares.views.rules import house_of


@staff_only
@require_GET
def shares_equity(request: UserRequest) -> HttpResponse:
    """What the institution's patents formed in companies, and profit shares by year."""
    stakes = EquityStake.objects.visible_to(request.user).prefetch_related("parts__recipient")
    profits = ProfitShare.objects.visible_to(request.user).prefetch_related("profits")
    context = {
        "stakes": stakes,
        "profits": [(one, _who(one), one.profits.all()) for one in profits],
        "year_form": ProfitYearForm(auto_id=False),
        "tab": "equity",
    }
    return render(request, "web/shares/equity.html", context)


def _who(share: ProfitShare) -> str:
    names = Recipient.objects.in_bulk([pk for pk, _weight in share.recipients])
    return "、".join(f"{names[pk].name}（{weight}）" for pk, weight in share.recipients if pk in names)


def _house(request: UserRequest) -> Organisation:
    house = house_of(request)
    if house is None:
        raise NotAllowed
    return house


@staff_only
@require_http_methods(["GET", "POST"])
def shares_stake_new(request: UserRequest) -> HttpResponse:
    """Patents put into a company."""
    house, form = _house(request), StakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            persons = named_percents(got["persons"], house, kind=RecipientKind.PERSON, actor=request.user)
            bodies = named_percents(got["bodies"], house, kind=RecipientKind.BODY, actor=request.user)
            holdings = [Holding(who, percent, to_person=True) for who, percent in persons]
            holdings += [Holding(who, percent, to_person=False) for who, percent in bodies]
            record_stake(
                house, company=got["company"], on=got["on"], capital=got["capital"],
                patents_percent=got["patents_percent"], holdings=holdings, evidence=got["evidence"], actor=request.user,
            )  # fmt: skip
        except (DomainError, ValidationError) as error:
            _blame(form, error)
        else:
            return redirect("shares-equity")
    return _form(request, form, _("登记作价入股的股权分配"))


@staff_only
@require_http_methods(["GET", "POST"])
def shares_profit_new(request: UserRequest) -> HttpResponse:
    """Own or joint exploitation: a share of the operating profit."""
    house, form = _house(request), ProfitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            who = named_percents(got["persons"], house, kind=RecipientKind.PERSON, actor=request.user)
            open_profit_share(
                house, title=got["title"], started=got["started"], years=got["years"], percent=got["percent"],
                recipients=who, actor=request.user,
            )  # fmt: skip
        except (DomainError, ValidationError) as error:
            _blame(form, error)
        else:
            return redirect("shares-equity")
    return _form(request, form, _("登记利润分成"))


def _blame(form: Form, error: DomainError | ValidationError) -> None:
    if isinstance(error, DomainError):
        blame(form, error)
    else:
        form.add_error(None, error)


def _form(request: UserRequest, form: Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "submit": _("保存"), "back": "shares-equity"}
    return render(request, "web/plans/form.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def shares_profit_year(request: UserRequest, pk: int) -> HttpResponse:
    """The operating profit of a year."""
    share = get_object_or_404(ProfitShare.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    enter_profit(share, **said(ProfitYearForm(request.POST)), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("shares-equity")
