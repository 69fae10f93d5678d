"""The page of one patent: public without an account where the record is public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from panhuo.orgs.api import User
from panhuo.patents.api import (
    Patent,
    Person,
    Visibility,
    current_patent,
    display_number,
    display_owner,
    last_merge,
    may_edit,
    namers_for,
    patent_events,
)
from panhuo.web.access import AccessRule, may_enter, public
from panhuo.web.contacts.owners import contact_url
from panhuo.web.patents import facts
from panhuo.web.patents.reading import sentences


def visible_patent(request: HttpRequest, pk: int) -> Patent:
    """The patent, or 404 for one that the user may not see."""
    patents = Patent.objects.visible_to(request.user).select_related("holder")
    related = ("identifiers", "owners__owner_name__organisation", "inventors__person", "classes")
    return get_object_or_404(patents.prefetch_related(*related), pk=pk)


@public
def patent_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts, reading and, loaded after, what lies near.

    The story of the record and the other columns of its source (contacts, asking prices, notes) are for those who
    keep the record.
    """
    if moved := Patent.objects.filter(pk=pk, merged_into__isnull=False).first():
        return redirect("patent-detail", visible_patent(request, current_patent(moved).pk).pk, permanent=False)
    patent = visible_patent(request, pk)
    staff = isinstance(request.user, User) and may_enter(AccessRule.STAFF, request.user)
    keeper = isinstance(request.user, User) and may_edit(request.user, patent)
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
        "extra": list(facts.extra_columns(patent)) if keeper else [],
        "sentences": sentences(patent),
        "indexable": patent.visibility == Visibility.PUBLIC and not patent.is_demo,
        "works": isinstance(request.user, User) and may_enter(AccessRule.MEMBERS, request.user),
        "contact_url": contact_url(patent, request.user),
        "events": patent_events(patent) if keeper else None,
        "levels": _levels(patent) if keeper else [],
        "may_merge": keeper and staff,
        "unmergeable": keeper and last_merge(patent) is not None,
        "people": _known_people(request, patent),
        "may_name": isinstance(request.user, User) and staff and bool(namers_for(patent, actor=request.user)),
    }
    return render(request, "web/patents/detail.html", context)


def _known_people(request: HttpRequest, patent: Patent) -> set[int]:
    """Who of the inventors has an entry that the user may open."""
    ids = [one.person_id for one in patent.inventors.all() if one.person_id]
    return (
        set(Person.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    )


def _levels(patent: Patent) -> list[tuple[str, str]]:
    """Levels that its keeper may choose; what nobody holds can't be one organisation's alone."""
    held = patent.holder_id is not None
    return [(str(v), str(label)) for v, label in Visibility.choices if held or v != Visibility.ORGANISATION]
