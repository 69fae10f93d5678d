"""The named readings and the tables: everybody may read them, the administrator changes them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import is_installation_admin
from panhuo.portfolio.annuities.api import (
    PatentFeeKind,
    change_settings,
    read_fee_file,
    read_holiday_file,
    rulebook,
)
from panhuo.web.access import UserRequest, installation_admin, members_only
from panhuo.web.annuities.forms import SettingsForm, TableForm

READINGS = ("weekend_is_holiday", "shifted_is_holiday", "late_base", "bracket_ends_roll", "design_fifteen_from")
KINDS = {
    PatentFeeKind.INVENTION: gettext_lazy("发明"),
    PatentFeeKind.UTILITY: gettext_lazy("实用新型"),
    PatentFeeKind.DESIGN: gettext_lazy("外观设计"),
}


@members_only
@require_http_methods(["GET", "POST"])
def annuity_settings(request: UserRequest) -> HttpResponse:
    """What the rules leave open, how it is read here, and the tables in force."""
    rules = rulebook()
    readings = rules.readings
    initial = {name: getattr(readings, name) for name in READINGS}
    initial["remind_days"] = ",".join(map(str, rules.remind_days))
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_settings(actor=request.user, readings=form.readings(), remind_days=form.cleaned_data["remind_days"])
        messages.success(request, _("已保存，年费将重新计算"))
        return redirect("annuity-settings")
    may_change = is_installation_admin(request.user)
    if not may_change:
        for field in form.fields.values():
            field.disabled = True
    context = {
        "form": form,
        "may_change": may_change,
        "rules": rules,
        "tables": [(table, _steps(table)) for table in rules.tables.tables],
        "fee_form": TableForm(initial={"what": "fees"}),
        "holiday_form": TableForm(initial={"what": "holidays"}),
        "tab": "settings",
    }
    return render(request, "web/annuities/settings.html", context, status=422 if form.errors else 200)


def _steps(table: Any) -> list[tuple[str, list[tuple[str, int]]]]:
    """(kind, [(years, fee)]) in runs of equal fees."""
    found = []
    for kind, fees in table.by_kind.items():
        runs: list[list[int]] = []
        for year, fee in enumerate(fees, start=1):
            if runs and runs[-1][2] == fee:
                runs[-1][1] = year
            else:
                runs.append([year, year, fee])
        found.append((str(KINDS[kind]), [(f"{first}–{last}", fee) for first, last, fee in runs]))
    return found


@installation_admin
@require_POST
def annuity_tables(request: UserRequest) -> HttpResponse:
    """Bring in a fee table or a holiday table, or go back to what comes with Panhuo."""
    reset = request.POST.get("reset", "")
    if reset in {"fees", "holidays"}:
        change_settings(actor=request.user, reset=reset)
        messages.success(request, _("已恢复随平台发布的表"))
        return redirect("annuity-settings")
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("请选择文件"))
        return redirect("annuity-settings")
    data = _read(form.cleaned_data["what"], form.cleaned_data["table"])
    change_settings(actor=request.user, **data)
    messages.success(request, _("已采用新的表，年费将重新计算"))
    return redirect("annuity-settings")


def _read(what: str, upload: UploadedFile[bytes]) -> dict[str, Any]:
    name = upload.name or ""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{Path(name).suffix.lower()}"
        path.write_bytes(b"".join(upload.chunks()))
        if what == "fees":
            return {"fee_tables": read_fee_file(path, name=name)}
        return {"holidays": read_holiday_file(path)}
