"""A valuation that the user may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from panhuo.orgs.api import User
from panhuo.portfolio.valuation.api import Valuation


def own_valuation(user: User, pk: int) -> Valuation:
    """The valuation, or 404."""
    rows = Valuation.objects.visible_to(user).select_related("patent", "organisation", "scheme", "created_by")
    return get_object_or_404(rows.prefetch_related("patent__identifiers", "patent__owners__owner_name"), pk=pk)
