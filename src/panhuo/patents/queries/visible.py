"""Who may see which patent: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer, granted_ids
from panhuo.patents.enums import Visibility

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.patents.models import Patent  # noqa: F401


def open_levels(viewer: Viewer) -> tuple[str, ...]:
    """Levels at which the viewer sees every patent."""
    return (Visibility.PUBLIC.value, Visibility.MEMBERS.value) if viewer.is_member else (Visibility.PUBLIC.value,)


def only_for(viewer: Viewer) -> Q:
    """What the viewer sees at any level: the own organisations' patents and those that are shared with them."""
    if not viewer.is_known:
        return Q(pk__in=())
    return Q(holder__in=viewer.organisations) | Q(pk__in=granted_ids("patent", viewer))


class PatentQuerySet(models.QuerySet["Patent"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Public ones; after log-in those for members, the own organisations' and those shared with them.

        The administrator of the installation sees all. Merged records are never shown.
        """
        live = self.filter(merged_into=None)
        viewer = Viewer.of(user)
        return live if viewer.sees_all else live.filter(Q(visibility__in=open_levels(viewer)) | only_for(viewer))

    def for_list(self) -> Self:
        """With all that a line of a list shows, in three queries; long texts stay in the database."""
        from panhuo.patents.models import PatentOwner

        owners = PatentOwner.objects.select_related("owner_name__organisation")
        return (
            self.select_related("holder")
            .prefetch_related("identifiers", models.Prefetch("owners", queryset=owners))
            .defer("claims", "description", "abstract_en", "extra")
        )
