"""Provincial rules: everybody reads them, the administrator edits them."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.deals.usefirst.api import (
    Basis,
    PayMode,
    may_change_regions,
    region_data,
    region_table,
    save_regions,
)
from panhuo.needs.api import CompanySize
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User
from panhuo.web.access import public
from panhuo.web.blame import blame
from panhuo.web.usefirst.forms import RegionForm


@public
@require_http_methods(["GET", "POST"])
def usefirst_regions(request: HttpRequest) -> HttpResponse:
    """The rules by place and day, how sure we are of each, and changing them."""
    change = isinstance(request.user, User) and may_change_regions(request.user)
    form = RegionForm(request.POST if request.POST.get("what") == "add" else None)
    if request.method == "POST":
        if not change or not isinstance(request.user, User):
            raise NotAllowed
        if _changed(request, request.user, form):
            messages.success(request, _("已保存为新版本"))
            return redirect("usefirst-regions")
    data = region_data()
    context = {
        "rules": [_row(number, one) for number, one in enumerate(data["rules"])],
        "table": region_table(),
        "form": form,
        "may_change": change,
        "raw": json.dumps(data, ensure_ascii=False, indent=1) if change else "",
        "tab": "regions",
    }
    return render(request, "web/usefirst/regions.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, user: User, form: RegionForm) -> bool:
    what, rules = request.POST.get("what"), list(region_data()["rules"])
    if what == "add":
        if not form.is_valid():
            return False
        row = form.row()
        try:
            save_regions(data={"rules": [*rules, row]}, note=row["article"], actor=user)
        except DomainError as error:
            blame(form, error)
            return False
        return True
    if what == "remove":
        at = request.POST.get("at", "")
        if not at.isdecimal() or int(at) >= len(rules):
            raise InvalidInput(_("没有这条规则"), field="at")
        gone = rules.pop(int(at))
        save_regions(data={"rules": rules}, note=_("删去：%(what)s") % {"what": gone["article"]}, actor=user)
        return True
    try:
        data = json.loads(request.POST.get("data", ""))
    except json.JSONDecodeError as error:
        message = _("不是 JSON：第 %(line)s 行")
        raise InvalidInput(message, field="data", params={"line": error.lineno}) from error
    if not isinstance(data, dict):
        raise InvalidInput(_("JSON 的最外层应为对象"), field="data")
    save_regions(data=data, note=request.POST.get("note", ""), actor=user)
    return True


def _row(number: int, one: dict[str, Any]) -> dict[str, Any]:
    sizes = "、".join(str(CompanySize(size).label) for size in one.get("sizes", ()))
    modes = "、".join(str(PayMode(mode).label) for mode in one.get("modes", ()))
    return {**one, "at": number, "first": one["from"], "last": one.get("to", ""), "size_words": sizes,
            "mode_words": modes, "basis_words": Basis(one["basis"]).label}  # fmt: skip
