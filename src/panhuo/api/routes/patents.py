"""Patents, needs for one of them, and patents like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from panhuo.api.asker import asker
from panhuo.api.paging import Page, Paging, page_of
from panhuo.api.schemas.common import Problem
from panhuo.api.schemas.filters import ListFilters, NeedFilters, PatentFilters
from panhuo.api.schemas.match import HowMany, NeedResultsOut, PatentResultsOut
from panhuo.api.schemas.patents import PatentDetailOut, PatentOut
from panhuo.api.shapes import need_results_out, patent_detail_out, patent_out, patent_results_out
from panhuo.matching.api import needs_for_patent, similar_patents
from panhuo.patents.api import Patent, PatentOwner, filter_patents
from panhuo.patents.api import PatentFilters as Narrow

if TYPE_CHECKING:
    from panhuo.patents.api import PatentQuerySet

router = Router(tags=["patents"])


def _patents(request: HttpRequest) -> PatentQuerySet:
    owners = PatentOwner.objects.select_related("owner_name")
    visible = Patent.objects.visible_to(asker(request))
    return visible.prefetch_related("identifiers", Prefetch("owners", queryset=owners))


@router.get(
    "/patents",
    operation_id="list_patents",
    response={200: Page[PatentOut], 422: Problem},
    summary="专利列表，新录入的在前",
)
def list_patents(request: HttpRequest, paging: Query[Paging], filters: Query[ListFilters]) -> dict[str, Any]:
    """Patents that the asker may see."""
    narrowed = filter_patents(_patents(request), Narrow.from_params(filters.dict()))
    return page_of(narrowed.order_by("-pk"), paging, shape=patent_out)


@router.get(
    "/patents/{int:patent_id}",
    operation_id="get_patent",
    response={200: PatentDetailOut, 404: Problem},
    summary="一件专利",
)
def get_patent(request: HttpRequest, patent_id: int) -> dict[str, Any]:
    """One patent with all that is known, and what is not."""
    patents = _patents(request).prefetch_related("inventors", "classes")
    return patent_detail_out(get_object_or_404(patents, pk=patent_id))


@router.get(
    "/patents/{int:patent_id}/needs",
    operation_id="needs_for_patent",
    response={200: NeedResultsOut, 404: Problem, 422: Problem},
    summary="为专利找需求，附理由",
)
def match_patent(
    request: HttpRequest, patent_id: int, how_many: Query[HowMany], filters: Query[NeedFilters]
) -> dict[str, Any]:
    """Open needs that this patent may answer."""
    patent = get_object_or_404(_patents(request), pk=patent_id)
    results = needs_for_patent(patent, user=asker(request), filters=filters.dict(), limit=how_many.limit)
    return need_results_out(results)


@router.get(
    "/patents/{int:patent_id}/similar",
    operation_id="similar_patents",
    response={200: PatentResultsOut, 404: Problem, 422: Problem},
    summary="相似专利",
)
def similar(
    request: HttpRequest, patent_id: int, how_many: Query[HowMany], filters: Query[PatentFilters]
) -> dict[str, Any]:
    """Patents that lie near this one."""
    patent = get_object_or_404(_patents(request), pk=patent_id)
    results = similar_patents(patent, user=asker(request), filters=filters.dict(), limit=how_many.limit)
    return patent_results_out(results)
