"""Tables of usual rates: everybody reads them, the administrator brings them in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.deals.plans.api import RATE_COLUMNS, RateTable, import_rates, may_import_rates, retire_rates
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, installation_admin, members_only
from panhuo.web.blame import blame
from panhuo.web.plans.forms import RatesForm


@members_only
@require_http_methods(["GET", "POST"])
def plans_rates(request: UserRequest) -> HttpResponse:
    """The tables with their sources, and importing one."""
    form = RatesForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may_import_rates(request.user):
            raise NotAllowed
        if form.is_valid() and _imported(request, form):
            return redirect("plans-rates")
    tables = RateTable.objects.prefetch_related("rows").select_related("imported_by")
    context = {
        "tables": [(table, [_row(row) for row in table.rows.all()]) for table in tables],
        "form": form, "may_import": may_import_rates(request.user), "columns": "、".join(RATE_COLUMNS),
    }  # fmt: skip
    return render(request, "web/plans/rates.html", context, status=422 if form.errors else 200)


def _row(row: object) -> dict[str, object]:
    scaled = {name: _percent(getattr(row, name)) for name in ("low", "middle", "high")}
    return {"row": row, **scaled}


def _percent(thousandths: int | None) -> str:
    return "" if thousandths is None else f"{thousandths / 1000:g}%"


def _imported(request: UserRequest, form: RatesForm) -> bool:
    upload = form.cleaned_data["file"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(upload.read())
        try:
            table = import_rates(
                actor=request.user, path=path, file_name=upload.name, name=form.cleaned_data["name"],
                source=form.cleaned_data["source"], period=form.cleaned_data["period"],
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
            return False
    messages.success(request, _("已导入 %(n)s 行") % {"n": table.rows.count()})
    return True


@installation_admin
@require_POST
def plans_rates_retire(request: UserRequest, pk: int) -> HttpResponse:
    """Use a table no more."""
    retire_rates(get_object_or_404(RateTable, pk=pk), actor=request.user)
    messages.info(request, _("不再使用这张表"))
    return redirect("plans-rates")
