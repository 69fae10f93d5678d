"""Search by a text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from panhuo.api.asker import asker
from panhuo.api.schemas.common import Problem
from panhuo.api.schemas.match import PatentResultsOut, SearchIn
from panhuo.api.shapes import patent_results_out
from panhuo.matching.api import patents_for_text

router = Router(tags=["search"])


@router.post(
    "/search/patents",
    operation_id="search_patents",
    response={200: PatentResultsOut, 422: Problem},
    summary="按一段文字找专利，附理由",
)
def search_patents(request: HttpRequest, payload: SearchIn) -> dict[str, Any]:
    """Finds patents that answer a pasted text. Asking is reading: nothing is stored."""
    filters = payload.filters.dict()
    results = patents_for_text(payload.text, user=asker(request), filters=filters, limit=payload.limit)
    return patent_results_out(results)
