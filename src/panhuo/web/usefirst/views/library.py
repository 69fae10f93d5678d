"""The library of results."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.usefirst.api import (
    LibraryResult,
    ResultState,
    findings_of_result,
    list_result,
    may_ask,
    may_list,
    save_result,
    withdraw_result,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError, NotAllowed, User
from panhuo.patents.api import Patent, display_number
from panhuo.web.access import UserRequest, public, staff_only
from panhuo.web.agreements.forms.fields import patents_of_numbers
from panhuo.web.agreements.own import houses_of
from panhuo.web.blame import blame
from panhuo.web.listing import facet, paginate
from panhuo.web.usefirst.forms import ResultForm, said_yes, terms_initial
from panhuo.web.usefirst.words import offer_rows


@public
@require_GET
def usefirst_library(request: HttpRequest) -> HttpResponse:
    """What is listed, for everybody; the institution's own drafts for its members. Filters by state, TRL and house."""
    base = LibraryResult.objects.visible_to(request.user)
    rows = narrowed(request)
    houses = list(base.order_by("organisation__name").values_list("organisation", "organisation__name").distinct())
    counted = {
        name: dict(base.order_by().values_list(name).annotate(n=Count("pk")))
        for name in ("state", "trl", "organisation")
    }
    user = request.user
    context = {
        "page": paginate(request, rows.select_related("organisation")),
        "facets": [
            facet(request.GET, name="state", label=_("状态"),
                  counts=[(v, str(label), counted["state"].get(v, 0)) for v, label in ResultState.choices]),
            facet(request.GET, name="trl", label=_("技术成熟度"),
                  counts=[(str(n), f"TRL {n}", counted["trl"].get(n, 0)) for n in range(1, 10)]),
            facet(request.GET, name="organisation", label=_("机构"),
                  counts=[(str(pk), name, counted["organisation"].get(pk, 0)) for pk, name in houses]),
        ],
        "may_add": isinstance(user, User) and any(may_list(user, one) for one in houses_of(user)),
        "tab": "library",
    }  # fmt: skip
    return render(request, "web/usefirst/library.html", context)


def narrowed(request: HttpRequest) -> Any:
    """The results that the address asks for."""
    rows = LibraryResult.objects.visible_to(request.user)
    for name in ("state", "trl", "organisation"):
        wanted = [one for one in request.GET.getlist(name) if one.isdecimal() or name == "state"]
        if wanted:
            rows = rows.filter(**{f"{name}__in": [one[:9] for one in wanted]})
    word = request.GET.get("q", "").strip()
    return rows.filter(title__icontains=word) if word else rows


@public
@require_GET
def usefirst_export(request: HttpRequest) -> FileResponse:
    """The narrowed library as a workbook."""
    columns = [
        (_("编号"), 8.0), (_("成果名称"), 40.0), (_("机构"), 30.0), (_("技术成熟度"), 10.0), (_("应用场景"), 40.0),
        (_("状态"), 10.0), (_("入库日"), 12.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("先使用后付费成果库"), columns)
            for at, one in enumerate(narrowed(request).select_related("organisation"), start=1):
                cells = (
                    one.pk, one.title, str(one.organisation), one.trl, one.scenario, str(one.get_state_display()),
                    str(one.listed_on or ""),
                )  # fmt: skip
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("先使用后付费成果库.xlsx"))


def own_result(request: HttpRequest, pk: int) -> LibraryResult:
    """404 for one that the user may not see."""
    rows = LibraryResult.objects.visible_to(request.user).select_related("organisation")
    found: LibraryResult = get_object_or_404(rows, pk=pk)
    return found


@public
@require_GET
def usefirst_result(request: HttpRequest, pk: int) -> HttpResponse:
    """One result: what it does, its patents as far as the reader may see them, its terms."""
    result, user = own_result(request, pk), request.user
    inside = isinstance(user, User) and may_list(user, result.organisation)
    asks = isinstance(user, User) and any(may_ask(user, one) for one in houses_of(user))
    context = {
        "result": result,
        "patents": Patent.objects.visible_to(user).filter(pk__in=result.patents.values("pk")),
        "offer": offer_rows(result.offer),
        "inside": inside,
        "asks": asks and result.state == ResultState.LISTED,
        "findings": findings_of_result(result) if inside else [],
    }
    return render(request, "web/usefirst/result.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def usefirst_new(request: UserRequest) -> HttpResponse:
    """A draft."""
    return _edit(request, None)


@staff_only
@require_http_methods(["GET", "POST"])
def usefirst_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    result = own_result(request, pk)
    if not may_list(request.user, result.organisation):
        raise NotAllowed
    return _edit(request, result)


def _edit(request: UserRequest, result: LibraryResult | None) -> HttpResponse:
    houses = [one for one in houses_of(request.user) if may_list(request.user, one)]
    if not houses:
        raise NotAllowed
    form = ResultForm(request.POST if request.method == "POST" else None, initial=_initial(result))
    if request.method == "POST" and form.is_valid():
        try:
            made = save_result(
                result.organisation if result else houses[0], values=form.values(),
                patents=patents_of_numbers(form.cleaned_data["patents"], user=request.user, field="patents"),
                offer=form.terms(),
                actor=request.user, result=result,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("usefirst-result", made.pk)
    context = {"form": form, "result": result}
    return render(request, "web/usefirst/result_form.html", context, status=422 if form.errors else 200)


def _initial(result: LibraryResult | None) -> dict[str, Any]:
    if result is None:
        return {}
    names = ("ownership_clear", "disputed", "co_owners_agree", "publicly_funded")
    return {
        **{name: getattr(result, name) for name in ("title", "summary", "scenario", "trl", "accepted_on")},
        **{name: said_yes(getattr(result, name)) for name in names},
        **terms_initial(result.offer),
        "patents": "\n".join(display_number(one) for one in result.patents.prefetch_related("identifiers")),
    }  # fmt: skip


@staff_only
@require_POST
def usefirst_put(request: UserRequest, pk: int) -> HttpResponse:
    """Put it into the library, or take it out."""
    result = own_result(request, pk)
    if request.POST.get("out"):
        withdraw_result(result, actor=request.user)
        messages.info(request, _("已撤下"))
    else:
        list_result(result, actor=request.user)
        messages.success(request, _("已入库，所有人可见"))
    return redirect("usefirst-result", pk)
