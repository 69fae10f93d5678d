"""Who may see what of the inventory: said once, here. Everything follows from which holders one may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q, QuerySet

from panhuo.orgs.access import Viewer, granted_ids
from panhuo.policies.enums import HandInState

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.policies.models import (  # noqa: F401
        Campaign,
        Finding,
        HandIn,
        Mend,
        Policy,
        PolicyUpload,
        Referral,
    )


def handed_in_to(viewer: Viewer) -> tuple[QuerySet[HandIn, int | None], ...]:
    """Organisations that have handed in to the viewer's own: directly, or through one (a city) that accepted theirs."""
    from panhuo.policies.models import HandIn

    ours = viewer.organisations
    direct = HandIn.objects.filter(reviewer_id__in=ours, handed_in_at__isnull=False)
    passed_on = HandIn.objects.filter(
        parent__reviewer_id__in=ours, parent__handed_in_at__isnull=False, state=HandInState.ACCEPTED
    )
    return direct.values_list("organisation_id", flat=True), passed_on.values_list("organisation_id", flat=True)


def _of_policy(viewer: Viewer, prefix: str = "") -> Q:
    """Own ones, those of organisations that handed in to one's own, those shared."""
    if viewer.user_id is None:
        return Q(pk__in=())
    wanted = Q(**{f"{prefix}holder_id__in": viewer.organisations})
    for ids in handed_in_to(viewer):
        wanted |= Q(**{f"{prefix}holder_id__in": ids})
    key = f"{prefix}pk__in" if not prefix else f"{prefix.removesuffix('__')}_id__in"
    return wanted | Q(**{key: granted_ids("policy", viewer)})


class PolicyQuerySet(models.QuerySet["Policy"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What an organisation keeps is seen by its members and by the authority it handed in to."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_of_policy(viewer))


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """As its policy."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_of_policy(viewer, "policy__"))

    def current(self) -> Self:
        """Those about the version that counts."""
        return self.filter(article__version=F("policy__current"))


class MendQuerySet(models.QuerySet["Mend"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """As its policy."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_of_policy(viewer, "policy__"))


class UploadQuerySet(models.QuerySet["PolicyUpload"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the organisation that it was uploaded for."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(holder_id__in=viewer.organisations)


class HandInQuerySet(models.QuerySet["HandIn"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Who hands in, who reviews, and who passed the task on to the reviewer."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        ours = viewer.organisations
        return self.filter(Q(organisation_id__in=ours) | Q(reviewer_id__in=ours) | Q(parent__reviewer_id__in=ours))


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The authority that runs it and all who owe something in it."""
        from panhuo.policies.models import HandIn

        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        tasks = HandIn.objects.filter(Q(organisation_id__in=viewer.organisations))
        return self.filter(Q(authority_id__in=viewer.organisations) | Q(pk__in=tasks.values("campaign_id")))


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Who reports and to whom."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(organisation_id__in=viewer.organisations) | Q(to_id__in=viewer.organisations))
