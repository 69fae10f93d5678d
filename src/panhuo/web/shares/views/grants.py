"""赋权: rights granted to inventors, with their evidence."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.shares.api import (
    GrantFile,
    GrantPaper,
    RecipientKind,
    RightsGrant,
    add_grant_file,
    draft_grant,
    end_grant,
    findings_of,
    papers_missing,
    put_in_force,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User, is_staff_of
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.agreements.forms.fields import patents_of_numbers
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.money import ReasonForm, said
from panhuo.web.shares.forms import GrantForm, named_percents
from panhuo.web.shares.views.rules import house_of


@signed_in
@require_GET
def shares_grants(request: UserRequest) -> HttpResponse:
    """The office's, and those that one holds."""
    rows = RightsGrant.objects.visible_to(request.user).prefetch_related("patents", "holders__recipient")
    context = {"page": paginate(request, rows), "may_add": house_of(request) is not None, "tab": "grants"}
    return render(request, "web/shares/grants.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def shares_grant_new(request: UserRequest) -> HttpResponse:
    """A grant under way."""
    house = house_of(request)
    if house is None:
        raise NotAllowed
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        got = form.cleaned_data
        try:
            who = named_percents(got["holders"], house, kind=RecipientKind.PERSON, actor=request.user)
            grant = draft_grant(
                house, kind=got["kind"], patents=patents_of_numbers(got["patents"], user=request.user, field="patents"),
                holders=[(one, str(percent)) for one, percent in who],
                share="" if got["share"] is None else str(got["share"]), years=got["years"], first=got["first"],
                last=got["last"], also_shares_income=got["also_shares_income"], asked=got["asked"], note=got["note"],
                actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("shares-grant", grant.pk)
    context = {"form": form, "title": _("登记赋权"), "submit": _("保存"), "back": "shares-grants"}
    return render(request, "web/plans/form.html", context, status=422 if form.errors else 200)


def own_grant(user: User, pk: int) -> RightsGrant:
    """404 for others."""
    rows = RightsGrant.objects.visible_to(user).select_related("organisation")
    found: RightsGrant = get_object_or_404(rows, pk=pk)
    return found


@signed_in
@require_GET
def shares_grant(request: UserRequest, pk: int) -> HttpResponse:
    """Terms, what the rules say, papers and what is missing."""
    grant = own_grant(request.user, pk)
    context = {
        "grant": grant,
        "holders": grant.holders.select_related("recipient"),
        "patents": grant.patents.all(),
        "findings": findings_of(grant),
        "missing": papers_missing(grant),
        "files": grant.files.select_related("uploaded_by"),
        "papers": GrantPaper.choices,
        "office": is_staff_of(request.user, grant.organisation),
    }
    return render(request, "web/shares/grant.html", context)


@staff_only
@require_POST
def shares_grant_file(request: UserRequest, pk: int) -> HttpResponse:
    """Keep a paper."""
    grant, upload = own_grant(request.user, pk), request.FILES.get("file")
    if upload is None:
        raise InvalidInput(_("请选择文件"), field="file")
    add_grant_file(grant, paper=request.POST.get("paper", ""), file=upload, actor=request.user)
    messages.success(request, _("已上传"))
    return redirect("shares-grant", pk)


@signed_in
@require_GET
def shares_grant_paper(request: UserRequest, pk: int) -> FileResponse:
    """Read a paper."""
    row = get_object_or_404(GrantFile.objects.visible_to(request.user), pk=pk)
    return FileResponse(row.file.open("rb"), as_attachment=True, filename=row.name)


@staff_only
@require_POST
def shares_grant_force(request: UserRequest, pk: int) -> HttpResponse:
    """It takes effect."""
    put_in_force(own_grant(request.user, pk), actor=request.user)
    messages.success(request, _("已生效"))
    return redirect("shares-grant", pk)


@staff_only
@require_POST
def shares_grant_end(request: UserRequest, pk: int) -> HttpResponse:
    """It is over."""
    end_grant(own_grant(request.user, pk), reason=said(ReasonForm(request.POST))["reason"], actor=request.user)
    messages.info(request, _("已终止"))
    return redirect("shares-grant", pk)
