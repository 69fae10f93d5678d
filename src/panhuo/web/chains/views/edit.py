"""Drawing a chain: its frame, its outline, its versions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.chains.api import (
    archive_chain,
    create_chain,
    describe_chain,
    read_outline,
    restore_version,
    save_outline,
    specs_of,
    write_outline,
)
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.chains.forms import ChainForm, FileForm, OutlineForm, chain_initial
from panhuo.web.chains.own import drawing_for, own_chain


@staff_only
@require_http_methods(["GET", "POST"])
def chain_new(request: UserRequest) -> HttpResponse:
    """Frame and outline together: a new chain has its links at once."""
    organisations = drawing_for(request)
    if not organisations:
        raise NotAllowed
    form = ChainForm(request.POST or None, organisations=organisations)
    outline = OutlineForm(request.POST or None)
    outline.fields["outline"].required = False
    if request.method == "POST" and form.is_valid() and outline.is_valid():
        try:
            nodes = read_outline(outline.cleaned_data["outline"])
            made = create_chain(actor=request.user, nodes=nodes, **form.cleaned_data)
        except DomainError as error:
            blame(outline if getattr(error, "field", "") == "outline" else form, error)
        else:
            return redirect("chain-detail", made.pk)
    context = {"form": form, "outline": outline}
    return render(request, "web/chains/new.html", context, status=422 if form.errors or outline.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def chain_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Name, description, who sees it."""
    chain = own_chain(request, pk)
    form = ChainForm(request.POST or None, organisations=[chain.organisation], initial=chain_initial(chain))
    del form.fields["organisation"]
    if request.method == "POST" and form.is_valid():
        try:
            describe_chain(chain, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("chain-detail", pk)
    context = {"form": form, "chain": chain}
    return render(request, "web/chains/edit.html", context, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def chain_outline(request: UserRequest, pk: int) -> HttpResponse:
    """All links as one text; what can't be read keeps the text and names the line."""
    chain = own_chain(request, pk)
    form = OutlineForm(request.POST or None, initial={"outline": write_outline(specs_of(chain))})
    if request.method == "POST" and form.is_valid():
        try:
            values = form.cleaned_data
            save_outline(chain, text=values["outline"], note=values["note"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存为第 %(n)s 版") % {"n": chain.version})
            return redirect("chain-detail", pk)
    context = {"form": form, "chain": chain, "file_form": FileForm()}
    return render(request, "web/chains/outline.html", context, status=422 if form.errors else 200)


@staff_only
@require_GET
def chain_versions(request: UserRequest, pk: int) -> HttpResponse:
    """Every version with who wrote it and why."""
    chain = own_chain(request, pk)
    return render(
        request, "web/chains/versions.html", {"chain": chain, "versions": chain.versions.select_related("actor")}
    )


@staff_only
@require_POST
def chain_restore(request: UserRequest, pk: int) -> HttpResponse:
    """An earlier version becomes the present one."""
    chain = own_chain(request, pk)
    number = request.POST.get("number", "")
    restore_version(chain, number=int(number) if number.isdecimal() else 0, actor=request.user)
    messages.success(request, _("已恢复，现在是第 %(n)s 版") % {"n": chain.version})
    return redirect("chain-detail", pk)


@staff_only
@require_POST
def chain_archive(request: UserRequest, pk: int) -> HttpResponse:
    """Out of the lists, or back."""
    chain = own_chain(request, pk)
    archive_chain(chain, archived=chain.archived_at is None, actor=request.user)
    messages.success(request, _("已归档") if chain.archived_at else _("已恢复"))
    return redirect("chain-detail", pk)
