"""Asking the institutions whose patents were matched, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.engine.api import Coverage
from panhuo.exchange.answers.domain.ask import ask
from panhuo.exchange.answers.domain.periods import answer_settings
from panhuo.exchange.answers.enums import RequestSource
from panhuo.exchange.answers.may import may_ask
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.matching.api import patents_for_need
from panhuo.needs.api import NeedVisibility, named_organisations, open_to_matched
from panhuo.orgs.api import SUPPLY_KINDS, InvalidInput, NotAllowed, OrganisationStatus

if TYPE_CHECKING:
    from panhuo.needs.api import Need
    from panhuo.orgs.api import Organisation, User
    from panhuo.patents.api import Patent

LOOKED_AT: Final = 20
"""Ranks of the match list whose owners are asked, if the patent answers some part of the need."""


def matched_institutions(need: Need, *, user: User) -> list[tuple[Organisation, list[int]]]:
    """Institutions on the platform that own the best patents, each with the ids of these, best first.

    Of a need for named institutions only these count.
    """
    hits = patents_for_need(need, user=user, limit=LOOKED_AT).hits
    found: dict[int, tuple[Organisation, list[int]]] = {}
    for hit in hits:
        if not any(part.coverage is Coverage.COVERED for part in hit.explanation.parts):
            continue  # standing in the list is no reason yet: nothing in the patent answers any part of the need
        for owner in institutions_of(hit.patent):
            if owner.pk != need.organisation_id:
                found.setdefault(owner.pk, (owner, []))[1].append(hit.patent.pk)
    if need.visibility == NeedVisibility.NAMED:
        named = {one.pk for one in named_organisations(need)}
        found = {pk: pair for pk, pair in found.items() if pk in named}
    return list(found.values())


def institutions_of(patent: Patent) -> list[Organisation]:
    """Active institutions that keep the record or own it today, each once."""
    owners = [owner.owner_name.organisation for owner in patent.owners.all() if not owner.original]
    listed = [*owners, patent.holder] if owners else [patent.holder]
    fit = [one for one in listed if one and one.status == OrganisationStatus.ACTIVE and one.kind in SUPPLY_KINDS]
    return list({one.pk: one for one in fit}.values())


def ask_matched(need: Need, *, actor: User) -> list[AnswerRequest]:
    """Ask the best matched institutions (as many as the installation sets), and those that were named in any case.

    Raises:
        NotAllowed: the actor may not write the need.
        InvalidInput: the need is for the own organisation only.
    """
    if not may_ask(actor, need):
        raise NotAllowed
    if need.visibility == NeedVisibility.ORGANISATION:
        raise InvalidInput(_("需求只对本机构可见，请先改变公开范围"), field="visibility", code="visibility")
    wanted = matched_institutions(need, user=actor)[: answer_settings().most_asked]
    if need.visibility == NeedVisibility.NAMED:
        there = {one.pk for one, _patents in wanted}
        wanted += [(one, []) for one in named_organisations(need) if one.pk not in there]
    with transaction.atomic():
        open_to_matched(need, [one for one, _patents in wanted], actor=actor)
        return [
            ask(need, organisation=one, patents=patents, source=RequestSource.MATCHED, actor=actor)
            for one, patents in wanted
        ]
