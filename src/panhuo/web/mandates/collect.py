"""One workbook with the needs of several firms: it becomes an import, planned, looked at, applied, undone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.exchange.mandates.api import principals_of
from panhuo.imports.api import ImportBatch, create_batch, template_workbook
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.mandates.forms import CollectForm, agencies_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 5


@staff_only
@require_http_methods(["GET", "POST"])
def mandate_collect(request: UserRequest) -> HttpResponse:
    """Upload; the import's own pages go on from there."""
    if not agencies_of(request.user):
        raise NotAllowed(_("只有服务机构的经办人可以代企业填报需求"))
    form = CollectForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        files = [(file.name or "", file) for file in form.cleaned_data["uploads"]]
        try:
            batch = create_batch(
                target="needs", files=files, organisation=form.cleaned_data["agent"],
                visibility=form.cleaned_data["visibility"], actor=request.user, on_behalf=True,
            )  # fmt: skip
        except InvalidInput as error:
            field = "uploads" if error.field == "files" else error.field
            form.add_error(field if field in form.fields else None, error.message)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return redirect("import-detail", batch.pk)
    earlier = ImportBatch.objects.visible_to(request.user).filter(on_behalf=True).select_related("created_by")
    context = {"form": form, "firms": principals_of(request.user), "earlier": earlier[:SHOWN]}
    return render(request, "web/mandates/collect.html", context)


@members_only
@require_GET
def mandate_template(request: UserRequest) -> HttpResponse:
    """The needs' own template: the column 需求单位 says whose need a row is."""
    answer = HttpResponse(template_workbook("needs"), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="panhuo-needs.xlsx"'
    return answer
