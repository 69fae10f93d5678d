"""The list of patents with facets, and what stays in its address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from panhuo.orgs.api import User
from panhuo.patents.api import SORTS
from panhuo.web.access import AccessRule, may_enter, public
from panhuo.web.listing import PAGE_SIZES, cleared, paginate
from panhuo.web.patents.query import FILTER_NAMES, PatentListQuery, chips, facet_views


@public
def patent_list(request: HttpRequest) -> HttpResponse:
    """Patents that the user may see, narrowed and sorted as the address says."""
    query = PatentListQuery.of(request)
    counts = query.facets()
    facets = facet_views(request.GET, counts)
    context = {
        "page": paginate(request, query.patents(), count=counts.total),
        "facets": facets,
        "chips": chips(request.GET, query.filters, facets),
        "clear_url": cleared(request.GET, FILTER_NAMES),
        "filtered": bool(query.filters),
        "q": query.filters.q,
        "sort": query.sort,
        "sorts": SORTS.items(),
        "sizes": PAGE_SIZES,
        "kept": kept(request.GET, without={"q", "page"}),
        "kept_for_sort": kept(request.GET, without={"sort", "size", "page"}),
        "may_import": isinstance(request.user, User) and may_enter(AccessRule.STAFF, request.user),
    }
    return render(request, "web/patents/list.html", context)


def kept(params: QueryDict, *, without: set[str]) -> list[tuple[str, str]]:
    """What a form must carry on so that it changes only its own part of the address."""
    return [(name, value) for name, values in params.lists() if name not in without for value in values if value]
