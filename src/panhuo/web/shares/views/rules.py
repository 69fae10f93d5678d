"""The institution's rules, and the law's dated tables."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.deals.rules.institutions import GROUPS, Institution
from panhuo.deals.shares.api import (
    BindingName,
    CostName,
    InstitutionName,
    ShareRule,
    TableKind,
    Way,
    add_rule,
    floors_of,
    may_change_tables,
    may_rule,
    parts_from,
    profile_of,
    save_table,
    table_of,
    table_rows,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation
from panhuo.web.access import UserRequest, members_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.blame import blame
from panhuo.web.shares.forms import FloorForm, RuleForm


def house_of(request: UserRequest) -> Organisation | None:
    """The institution whose rules the page shows."""
    houses = houses_of(request.user)
    return houses[0] if houses else None


@members_only
@require_http_methods(["GET"])
def shares_rules(request: UserRequest) -> HttpResponse:
    """What binds the institution today, and its own rules by date."""
    rows = ShareRule.objects.visible_to(request.user).select_related("organisation", "created_by")
    house = house_of(request) or (rows[0].organisation if rows else None)
    profile = profile_of(house) if house else None
    today = timezone.localdate()
    floors = [(way, floors_of(profile, way=way, on=today, ruled=True)) for way in Way] if profile else []
    context = {
        "house": house,
        "profile": profile,
        "kind": InstitutionName(profile.kind.value).label if profile else "",
        "floors": [(_way(way), one) for way, one in floors],
        "rules": [(row, _parts(row), _costs(row)) for row in rows],
        "may_rule": house is not None and may_rule(request.user, house),
        "tab": "rules",
    }
    return render(request, "web/shares/rules.html", context)


def _way(way: Way) -> str:
    return {Way.NET: _("转让、许可净收入"), Way.EQUITY: _("股份"), Way.PROFIT: _("自行实施营业利润")}[way]


def _parts(row: ShareRule) -> list[tuple[str, str]]:
    return [(one.name, f"{one.percent.normalize():f}%") for one in parts_from(row.parts)]


def _costs(row: ShareRule) -> str:
    if row.costs is None:
        return ""
    return "、".join(str(CostName(one).label) for one in row.costs) or _("不扣任何成本")


@members_only
@require_http_methods(["GET", "POST"])
def shares_rule_new(request: UserRequest) -> HttpResponse:
    """A new version of the institution's rule; it begins with the last one."""
    house = house_of(request)
    if house is None or not may_rule(request.user, house):
        raise NotAllowed(_("由本机构的管理员设置"))
    last = ShareRule.objects.filter(organisation=house).order_by("-version").first()
    form = RuleForm(
        request.POST if request.method == "POST" else None, parts=parts_from(last.parts) if last else (),
        initial={"title": last.title, "own": last.costs is not None, "costs": last.costs} if last else None,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            add_rule(
                house, title=got["title"], article=got["article"], valid_from=got["valid_from"],
                valid_to=got["valid_to"], parts=form.parts(), costs=form.said_costs(), notice_days=got["notice_days"],
                actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("规则已保存，从施行日起的收款按它分配"))
            return redirect("shares-rules")
    context = {"form": form, "house": house, "profile": profile_of(house)}
    return render(request, "web/shares/rule_form.html", context, status=422 if form.errors else 200)


@members_only
@require_http_methods(["GET", "POST"])
def shares_tables(request: UserRequest) -> HttpResponse:
    """Floors and definitions of net income as dated data: everybody reads, the administrator adds or replaces."""
    change = may_change_tables(request.user)
    form = FloorForm(request.POST if request.POST.get("what") == "floor" else None)
    if request.method == "POST":
        if not change:
            raise NotAllowed
        if _changed(request, form):
            return redirect("shares-tables")
    context = {
        "floors": [_floor(one) for one in table_rows(TableKind.FLOORS)],
        "definitions": [_definition(one) for one in table_rows(TableKind.NET_INCOME)],
        "versions": [(kind.label, table_of(kind)) for kind in (TableKind.FLOORS, TableKind.NET_INCOME)],
        "form": form, "may_change": change, "kinds": TableKind.choices, "tab": "tables",
        "raw": json.dumps({"floors": table_rows(TableKind.FLOORS)}, ensure_ascii=False, indent=1) if change else "",
    }  # fmt: skip
    return render(request, "web/shares/tables.html", context, status=422 if form.errors else 200)


def _changed(request: UserRequest, form: FloorForm) -> bool:
    note = request.POST.get("note", "")
    if request.POST.get("what") == "floor":
        if not form.is_valid():
            return False
        try:
            rows = [*table_rows(TableKind.FLOORS), form.row()]
            save_table(TableKind.FLOORS, data={"floors": rows}, note=note or form.row()["article"], actor=request.user)
        except DomainError as error:
            blame(form, error)
            return False
    else:
        kind = request.POST.get("kind", "")
        if kind not in TableKind.values:
            raise InvalidInput(_("请选择表"), field="kind")
        save_table(TableKind(kind), data=_json(request.POST.get("data", "")), note=note, actor=request.user)
    messages.success(request, _("已保存为新版本"))
    return True


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        message = _("不是 JSON：第 %(line)s 行")
        raise InvalidInput(message, field="data", params={"line": error.lineno}) from error
    if not isinstance(found, dict):
        raise InvalidInput(_("JSON 的最外层应为对象"), field="data")
    return found


def _who(names: list[str]) -> str:
    groups = {
        "all": _("所有单位"), "state_research": _("国家设立的高校和研发机构"), "research": _("高校和研发机构"),
        "public": _("事业单位"),
    }  # fmt: skip
    known = {one.value for one in Institution}
    return "、".join(
        groups[one] if one in GROUPS else str(InstitutionName(one).label)
        for one in names
        if one in GROUPS or one in known
    )


def _floor(one: Any) -> dict[str, Any]:
    return {**one, "first": one["from"], "last": one.get("to", ""), "whom": _who(one["who"]),
            "force": BindingName(one["binding"]).label}  # fmt: skip


def _definition(one: Any) -> dict[str, Any]:
    costs = "、".join(
        f"{CostName(name).label}{_('（按“等”理解）') if how == 'open' else ''}" for name, how in one["costs"].items()
    )
    return {**one, "first": one["from"], "costs": costs}
