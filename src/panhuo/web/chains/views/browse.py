"""Chains in a list, and one with its counts, picture and gaps."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.exchange.chains.api import Chain, NodeCount, chain_counts, may_edit_chain
from panhuo.orgs.api import User
from panhuo.web.access import AccessRule, may_enter, public
from panhuo.web.chains.own import seen_chain
from panhuo.web.chains.pictures import graph_option, tree_option
from panhuo.web.chains.words import marks_of, why_gap
from panhuo.web.listing import paginate


@dataclass(frozen=True, slots=True)
class Row:
    """A node's line; a figure None is unknown."""

    count: NodeCount
    patents: int | None
    needs: int | None
    enterprises: int | None
    marks: str
    why: str
    ask: str


@public
@require_GET
def chain_list(request: HttpRequest) -> HttpResponse:
    """Chains that the user may see, the newest first; those put away on request."""
    archived = "archived" in request.GET
    rows = Chain.objects.visible_to(request.user).filter(archived_at__isnull=not archived)
    word = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    if word:
        rows = rows.filter(title__icontains=word)
    page = paginate(request, rows.select_related("organisation").annotate(links=Count("nodes")).order_by("-pk"))
    context = {
        "page": page,
        "archived": archived,
        "q": word,
        "may_draw": isinstance(request.user, User) and may_enter(AccessRule.STAFF, request.user),
    }
    return render(request, "web/chains/list.html", context)


@public
@require_GET
def chain_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts follow the reader's rights; every figure leads to the records behind it."""
    chain = seen_chain(request, pk)
    counts = chain_counts(chain, user=request.user)
    rows = [row_of(count) for count in counts.rows]
    context = {
        "chain": chain,
        "rows": rows,
        "gaps": [row for row in rows if row.count.is_gap],
        "unclassed": counts.unclassed,
        "tree": tree_option(counts, title=chain.title) if rows else None,
        "graph": graph_option(counts) if rows else None,
        "tall": "ch-tall" if len(rows) > 12 else "",  # noqa: PLR2004
        "may_edit": may_edit_chain(request.user, chain),
        "may_hold": isinstance(request.user, User) and may_enter(AccessRule.STAFF, request.user),
    }
    return render(request, "web/chains/detail.html", context)


def row_of(count: NodeCount) -> Row:
    patents, needs, firms = (
        None if one is None else len(one) for one in (count.patents, count.needs, count.enterprises)
    )
    ask = " ".join(dict.fromkeys([count.node.name, *count.node.keywords]))[:200]
    return Row(count, patents, needs, firms, marks_of(count), why_gap(count) if count.is_gap else "", ask)
