"""Who may read which record of the desk: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.exchange.desk.enums import QuestionState
from panhuo.orgs.access import Viewer
from panhuo.orgs.api import OrganisationKind, works_for_kind

if TYPE_CHECKING:
    from panhuo.exchange.desk.models import Question, SignUp  # noqa: F401
    from panhuo.orgs.models import User

ANSWERING_KINDS = (OrganisationKind.AUTHORITY, OrganisationKind.SERVICE)


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> Self:
        return self.filter(state=QuestionState.PUBLISHED)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """As they were asked: who asked, and those who answer (staff of authorities and service organisations).

        What everybody reads of a published one are its `public_…` texts, not this record (`published`).
        """
        viewer = Viewer.of(user)
        if viewer.sees_all or works_for_kind(user, ANSWERING_KINDS):
            return self
        return self.none() if viewer.user_id is None else self.filter(asker=viewer.user_id)


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and for people of the organiser all of its courses."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if viewer.user_id is None:
            return self.none()
        return self.filter(Q(user=viewer.user_id) | Q(course__organisation__in=viewer.organisations))
