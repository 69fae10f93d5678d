"""Which organisation's patents a page of classes is about."""

from __future__ import annotations

from panhuo.orgs.api import SUPPLY_KINDS, Organisation, is_installation_admin, organisations_of
from panhuo.portfolio.prefiling.api import institution_of, units_of
from panhuo.web.access import UserRequest


def unit_of(request: UserRequest) -> tuple[Organisation | None, list[Organisation]]:
    """The one that the address asks for, else the first; and all that the user may look at."""
    found: dict[int, Organisation] = {}
    if is_installation_admin(request.user):
        found = {one.pk: one for one in Organisation.objects.active().filter(kind__in=SUPPLY_KINDS).order_by("name")}
    else:
        for one in organisations_of(request.user).order_by("pk"):
            if institution_of(one).kind in SUPPLY_KINDS:
                found |= {unit.pk: unit for unit in units_of(one)}
    choices = list(found.values())
    wanted = request.GET.get("unit", "") or request.POST.get("unit", "")
    chosen = next((one for one in choices if str(one.pk) == wanted), None)
    return chosen or (choices[0] if choices else None), choices
