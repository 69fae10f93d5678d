"""Needs, and patents for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from panhuo.api.asker import asker
from panhuo.api.paging import Page, Paging, page_of
from panhuo.api.schemas.common import Problem
from panhuo.api.schemas.filters import PatentFilters
from panhuo.api.schemas.match import HowMany, PatentResultsOut
from panhuo.api.schemas.needs import NeedDetailOut, NeedOut
from panhuo.api.shapes import need_detail_out, need_out, patent_results_out
from panhuo.matching.api import patents_for_need
from panhuo.needs.api import Need

if TYPE_CHECKING:
    from panhuo.needs.api import NeedQuerySet

router = Router(tags=["needs"])


def _needs(request: HttpRequest) -> NeedQuerySet:
    return Need.objects.visible_to(asker(request)).select_related("organisation", "region")


@router.get(
    "/needs", operation_id="list_needs", response={200: Page[NeedOut], 422: Problem}, summary="需求列表，新的在前"
)
def list_needs(
    request: HttpRequest, paging: Query[Paging], status: Literal["", "open", "closed"] = ""
) -> dict[str, Any]:
    """Needs that the asker may see; `status` (open or closed) narrows them."""
    needs = _needs(request).order_by("-pk")
    return page_of(needs.filter(status=status) if status else needs, paging, shape=need_out)


@router.get(
    "/needs/{int:need_id}",
    operation_id="get_need",
    response={200: NeedDetailOut, 404: Problem},
    summary="一条需求",
)
def get_need(request: HttpRequest, need_id: int) -> dict[str, Any]:
    """One need with its text and what is not known of it."""
    return need_detail_out(get_object_or_404(_needs(request), pk=need_id))


@router.get(
    "/needs/{int:need_id}/patents",
    operation_id="patents_for_need",
    response={200: PatentResultsOut, 404: Problem, 422: Problem},
    summary="为需求找专利，附理由",
)
def match_need(
    request: HttpRequest, need_id: int, how_many: Query[HowMany], filters: Query[PatentFilters]
) -> dict[str, Any]:
    """Ranked patents for the need, each with the sentences that answer it."""
    need = get_object_or_404(_needs(request), pk=need_id)
    results = patents_for_need(need, user=asker(request), filters=filters.dict(), limit=how_many.limit)
    return patent_results_out(results)
