"""The page of one patent: public without an account where the record is public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from panhuo.orgs.api import events_of
from panhuo.patents.api import Patent, Visibility, display_number, display_owner, may_edit
from panhuo.web.access import public
from panhuo.web.patents import facts
from panhuo.web.patents.reading import sentences


def visible_patent(request: HttpRequest, pk: int) -> Patent:
    """The patent, or 404 for one that the user may not see."""
    patents = Patent.objects.visible_to(request.user).select_related("holder")
    related = ("identifiers", "owners__owner_name__organisation", "inventors__person", "classes")
    return get_object_or_404(patents.prefetch_related(*related), pk=pk)


@public
def patent_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts, reading and, loaded after, what lies near."""
    patent = visible_patent(request, pk)
    context = {
        "patent": patent,
        "number": display_number(patent),
        "owner": display_owner(patent),
        "numbers": facts.numbers(patent),
        "dates": facts.dates(patent),
        "counts": facts.counts(patent),
        "owners": facts.owners(patent, original=False),
        "applicants": facts.owners(patent, original=True),
        "classes": facts.classes(patent),
        "extra": list(facts.extra(patent)),
        "sentences": sentences(patent),
        "indexable": patent.visibility == Visibility.PUBLIC and not patent.is_demo,
        "events": events_of("patent", patent.pk).select_related("actor") if may_edit(request.user, patent) else None,
    }
    return render(request, "web/patents/detail.html", context)
