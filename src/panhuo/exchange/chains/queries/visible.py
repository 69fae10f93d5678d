"""Who may see which chain: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.exchange.chains.enums import ChainVisibility
from panhuo.orgs.api import Viewer, granted_ids

if TYPE_CHECKING:
    from panhuo.exchange.chains.models import Chain  # noqa: F401
    from panhuo.orgs.models import User


class ChainQuerySet(models.QuerySet["Chain"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Public ones; after log-in those for members, the own organisations' and those shared with them."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        wanted = Q(visibility=ChainVisibility.PUBLIC)
        if viewer.is_member:
            wanted |= Q(visibility=ChainVisibility.MEMBERS) | Q(organisation__in=viewer.organisations)
        if viewer.is_known:
            wanted |= Q(pk__in=granted_ids("chain", viewer))
        return self.filter(wanted)
