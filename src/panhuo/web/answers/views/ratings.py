"""What enterprises said of one's own patents when they rated matches: counts and reasons, no names."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.matching.api import RatingReason, ratings_of_patents
from panhuo.orgs.api import SUPPLY_KINDS, organisations_of
from panhuo.patents.api import Patent, patents_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import paginate


@members_only
@require_GET
def answer_ratings(request: UserRequest) -> HttpResponse:
    """Own patents that were rated, the most rated first."""
    ids: set[int] = set()
    for house in organisations_of(request.user).filter(kind__in=SUPPLY_KINDS):
        ids |= set(patents_of(house).values_list("pk", flat=True))
    page = paginate(request, ratings_of_patents(ids))
    patents = Patent.objects.visible_to(request.user).in_bulk([one.patent_id for one in page])
    rows = [
        {
            "patent": patents[one.patent_id],
            "fits": one.values.get(3, 0),
            "look": one.values.get(2, 0),
            "unfit": one.values.get(1, 0),
            "reasons": [(str(RatingReason(r).label), n) for r, n in sorted(one.reasons.items(), key=lambda i: -i[1])],
        }
        for one in page
        if one.patent_id in patents
    ]
    return render(request, "web/answers/ratings.html", {"page": page, "rows": rows})
