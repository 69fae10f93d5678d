"""Which needs a link's marks mean, as a condition: for those who narrow further. `stock` counts by the same marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from panhuo.exchange.chains.models import ChainNode
from panhuo.needs.api import Need, NeedQuerySet

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def needs_at(node: ChainNode, *, user: User | AnonymousUser) -> NeedQuerySet:
    """The open needs of this link itself that the user may see; none where it has neither industries nor keywords."""
    words = Q()
    for word in node.keywords:
        words |= Q(title__icontains=word) | Q(text__icontains=word)
    codes = Q()
    for code in node.industries:
        codes |= Q(industry__startswith=code)
    rows = Need.objects.visible_to(user).open()
    if not words and not codes:
        return rows.none()
    return rows.filter(words & codes if node.both and words and codes else words | codes)
