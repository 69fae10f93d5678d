"""Which institution a page is about, and which entry."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from panhuo.orgs.api import Organisation
from panhuo.portfolio.inventory.api import Entry, has_inventory, institutions_of
from panhuo.web.access import UserRequest


def own_institutions(request: UserRequest) -> list[Organisation]:
    """Institutions with an inventory in which the user takes part."""
    return [one for one in institutions_of(request.user) if has_inventory(one)]


def institution(request: UserRequest) -> Organisation:
    """The one that the address names (`?org=`), else the user's first; 404 where there is none."""
    found = own_institutions(request)
    wanted = request.GET.get("org", "") or request.POST.get("org", "")
    chosen = next((one for one in found if str(one.pk) == wanted), None) if wanted else next(iter(found), None)
    if chosen is None:
        raise Http404
    return chosen


def own_entry(request: UserRequest, pk: int) -> Entry:
    """The entry, or 404 for one that the user may not see."""
    entries = Entry.objects.visible_to(request.user).select_related("patent", "college__parent", "organisation")
    return get_object_or_404(entries.prefetch_related("patent__identifiers", "patent__inventors"), pk=pk)
