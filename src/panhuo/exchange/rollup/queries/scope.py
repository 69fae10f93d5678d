"""The region that an authority answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import SUPPLY_KINDS, Organisation

if TYPE_CHECKING:
    from django.db.models import QuerySet


def prefix_of(authority: Organisation) -> str:
    """How the codes of its region begin: two digits for a province, four for a city, six for a county."""
    code = authority.region_id or ""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def institutions_in(authority: Organisation) -> QuerySet[Organisation]:
    """Active universities, institutes and hospitals of the region (not their colleges), by name."""
    rows = Organisation.objects.active().filter(kind__in=SUPPLY_KINDS, parent=None)
    return rows.filter(region__code__startswith=prefix_of(authority)).select_related("region").order_by("name")


def uses_platform(organisation: Organisation) -> bool:
    """Somebody works with it here: what it does is counted directly, and it hands in no package."""
    return organisation.memberships.filter(user__is_active=True).exists()
