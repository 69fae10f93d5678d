"""One link: the records behind its figures, and its form."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.exchange.chains.api import chain_counts, change_node, ids_below, may_edit_chain, specs_of
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import DomainError
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, public, staff_only
from panhuo.web.blame import blame
from panhuo.web.chains.forms import NodeForm, node_initial
from panhuo.web.chains.own import own_chain, seen_chain
from panhuo.web.chains.views.browse import row_of
from panhuo.web.listing import paginate

KINDS = ("patents", "needs", "enterprises")


@public
@require_GET
def chain_node(request: HttpRequest, pk: int, node: int) -> HttpResponse:
    """Patents, needs or enterprises of a link with all below it, as far as the reader may see them."""
    chain = seen_chain(request, pk)
    counts = chain_counts(chain, user=request.user)
    count = next((row for row in counts.rows if row.node.pk == node), None)
    if count is None:
        raise Http404
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "patents"
    page = paginate(request, sorted(ids_below(count)[kind], reverse=True))
    page.object_list = _records(kind, list(page.object_list), request)
    row = row_of(count)
    figures = [(name, figure) for name, figure in zip(KINDS, (row.patents, row.needs, row.enterprises), strict=True)]
    context = {
        "chain": chain, "row": row, "node": count.node, "kind": kind, "page": page, "figures": figures,
        "may_edit": may_edit_chain(request.user, chain),
    }  # fmt: skip
    return render(request, "web/chains/node.html", context)


def _records(kind: str, ids: list[int], request: HttpRequest) -> list[Any]:
    if kind == "patents":
        rows = list(Patent.objects.visible_to(request.user).for_list().filter(pk__in=ids))
        return sorted(rows, key=lambda row: ids.index(row.pk))
    if kind == "needs":
        return list(Need.objects.visible_to(request.user).for_list().filter(pk__in=ids).order_by("-pk"))
    profiles = EnterpriseProfile.objects.visible_to(request.user).filter(organisation__in=ids)
    return list(profiles.select_related("organisation__region").order_by("-organisation_id"))


@staff_only
@require_http_methods(["GET", "POST"])
def chain_node_edit(request: UserRequest, pk: int, node: int) -> HttpResponse:
    """One link in a form, for those who don't like the outline's signs."""
    chain = own_chain(request, pk)
    one = get_object_or_404(chain.nodes, pk=node)
    spec = next(item for item in specs_of(chain) if item.name == one.name)
    form = NodeForm(
        request.POST or None, others=list(chain.nodes.exclude(pk=node)), initial=node_initial(spec)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            change_node(one, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("chain-detail", pk)
    context = {"form": form, "chain": chain, "node": one}
    return render(request, "web/chains/node_edit.html", context, status=422 if form.errors else 200)
