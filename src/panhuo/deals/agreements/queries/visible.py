"""Who may see an agreement: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer, granted_ids

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement  # noqa: F401 -- in the base class's quotes
    from panhuo.orgs.models import User

OBJECT = "agreement"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the holder; members of the other parties once it was sent to them; those it was shared with.

        A contract is secret between its parties: the administrator of the installation does not see it.
        """
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        return self.filter(_own(viewer) | Q(pk__in=_as_party(viewer)) | Q(pk__in=granted_ids(OBJECT, viewer)))


def _own(viewer: Viewer) -> Q:
    return Q(holder__in=viewer.organisations)


def _as_party(viewer: Viewer) -> models.QuerySet[Any, int]:
    from panhuo.deals.agreements.models import Party

    rows = Party.objects.filter(organisation__in=viewer.organisations)
    return rows.filter(agreement__open_to_parties=True).values_list("agreement", flat=True)


class OfAgreementQuerySet(models.QuerySet[Any]):
    """Rows that all parties of an agreement see: versions and files."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        from panhuo.deals.agreements.models import Agreement

        return self.filter(agreement__in=Agreement.objects.visible_to(user).values("pk"))


class OfHolderQuerySet(models.QuerySet[Any]):
    """Rows that hang on an agreement and are the holder's own matter: approvals, checks, overrides."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(agreement__holder__in=Viewer.of(user).organisations)


class OwnAgreementsQuerySet(models.QuerySet[Any]):
    """Rows of one organisation only: consents, templates."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(organisation__in=Viewer.of(user).organisations)
