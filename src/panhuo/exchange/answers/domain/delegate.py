"""Handing a request to one person: the institution's, or one of its colleges'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.exchange.answers.domain.tell import log, say
from panhuo.exchange.answers.may import may_delegate
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.orgs.api import InvalidInput, NotAllowed, OrganisationStatus, User, grant_access

if TYPE_CHECKING:
    from django.db.models import QuerySet


def delegates(request: AnswerRequest) -> QuerySet[User]:
    """Members of the institution and of the units right below it, by name."""
    house = Q(memberships__organisation=request.organisation) | Q(
        memberships__organisation__parent=request.organisation
    )
    active = Q(memberships__organisation__status=OrganisationStatus.ACTIVE)
    return User.objects.filter(house, active, is_active=True).distinct().order_by("display_name", "username")


@transaction.atomic
def delegate(request: AnswerRequest, *, to: User, note: str = "", actor: User) -> AnswerRequest:
    """Hand it over; the deadline stays. The person may see the need until it is answered by somebody else.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        InvalidInput: the person belongs neither to it nor to one of its units.
    """
    if not may_delegate(actor, request):
        raise NotAllowed
    if not delegates(request).filter(pk=to.pk).exists():
        raise InvalidInput(_("只能转交给本单位或下属院系的人"), field="to", code="person")
    fresh = (
        AnswerRequest.objects.select_for_update(of=("self",)).select_related("need", "organisation").get(pk=request.pk)
    )
    if fresh.need.visibility not in ("public", "members"):
        grant_access(object_type="need", object_id=fresh.need_id, user=to, reason="answers.delegated", actor=actor)
    fresh.assignee = to
    fresh.save(update_fields=("assignee",))
    text = _("请您答复需求“%(title)s”，期限 %(day)s") % {"title": fresh.need.title[:80], "day": fresh.due_on}
    if note.strip():
        text = f"{text}（{note.strip()[:100]}）"
    say(fresh, users=[to], text=text, key=f"delegated:{fresh.round}:{to.pk}")
    log(fresh, "delegated", actor, to=to.pk, note=note.strip()[:300])
    return fresh
