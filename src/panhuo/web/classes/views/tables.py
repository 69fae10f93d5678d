"""Tables from IPC to classes: seen by all members, imported and put in force by the administrator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError, is_installation_admin, job_remaining
from panhuo.portfolio.classes.api import (
    ClassTable,
    TableState,
    activate_table,
    coarse_industries,
    import_table,
    retire_table,
    sample_of,
)
from panhuo.web.access import UserRequest, installation_admin, members_only
from panhuo.web.blame import blame
from panhuo.web.classes.forms import TableForm


@members_only
@require_http_methods(["GET", "POST"])
def classes_tables(request: UserRequest) -> HttpResponse:
    """What is in force, what was before, and the form to import another."""
    may = is_installation_admin(request.user)
    form = TableForm(request.POST or None, request.FILES or None) if may else None
    if form is not None and request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            table = import_table(file=said.pop("upload"), **said, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("classes-table", table.pk)
    coarse = coarse_industries()
    context = {
        "tables": ClassTable.objects.select_related("created_by"),
        "form": form,
        "coarse": coarse,
        "coarse_rows": sorted(coarse.entries.items()),
    }
    return render(request, "web/classes/tables.html", context, status=422 if form and form.errors else 200)


@members_only
@require_GET
def classes_table(request: UserRequest, pk: int) -> HttpResponse:
    """How far reading is, then what was read and what was left out."""
    table = get_object_or_404(ClassTable, pk=pk)
    context = {
        "table": table,
        "job": table.job,
        "remaining": job_remaining(table.job) if table.job else None,
        "reading": table.state == TableState.READING,
        "count": table.entries.count(),
        "sample": sample_of(table),
        "may_change": is_installation_admin(request.user),
    }
    return render(request, "web/classes/table.html", context)


@installation_admin
@require_POST
def classes_activate(request: UserRequest, pk: int) -> HttpResponse:
    """Put it in force."""
    activate_table(get_object_or_404(ClassTable, pk=pk), actor=request.user)
    messages.success(request, _("对照表已生效，正在重新计算各单位的标识"))
    return redirect("classes-table", pk)


@installation_admin
@require_POST
def classes_retire(request: UserRequest, pk: int) -> HttpResponse:
    """Take it out of force."""
    retire_table(get_object_or_404(ClassTable, pk=pk), actor=request.user)
    messages.info(request, _("对照表已停用"))
    return redirect("classes-table", pk)
