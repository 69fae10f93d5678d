"""Who may see which file of a need: whoever may see the need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from panhuo.needs.models import NeedAttachment  # noqa: F401
    from panhuo.orgs.models import User


class AttachmentQuerySet(models.QuerySet["NeedAttachment"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Files of needs that the user may see."""
        from panhuo.needs.models import Need

        return self.filter(need__in=Need.objects.visible_to(user))
