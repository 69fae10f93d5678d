"""Matching says who may judge a patent; quotas say how many of them are asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.matching.api import TakerHit, takers_for_patent
from panhuo.orgs.api import Organisation, OrganisationKind, User, normalise_name
from panhuo.patents.api import Patent
from panhuo.portfolio.ratings.domain.conflicts import conflict_of
from panhuo.portfolio.ratings.domain.links import new_nonce
from panhuo.portfolio.ratings.enums import InvitationState, RoundState
from panhuo.portfolio.ratings.judging.assign import assign
from panhuo.portfolio.ratings.models import Invitation, RatingRound

if TYPE_CHECKING:
    from panhuo.orgs.api import JobHandle

LOOKED_AT: Final = 20
MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise that lies near a patent, with what speaks for it."""

    key: str
    name: str
    organisation: Organisation | None
    reasons: tuple[str, ...]
    need_id: int | None
    conflict: str


def propose(pk: int, *, job: JobHandle | None = None) -> dict[str, int]:
    """Fill a round with proposals; done again it starts anew. Sends nothing."""
    round_ = RatingRound.objects.select_related("organisation", "created_by").get(pk=pk)
    if round_.state != RoundState.MATCHING:
        return {}
    user = _owner(round_, job)
    found: dict[int, list[Candidate]] = {}
    notes: list[str] = []
    for done, patent in enumerate(_patents(round_), start=1):
        hits = takers_for_patent(patent, user=user, limit=LOOKED_AT)
        notes += [note for note in hits.notes if note not in notes]
        found[patent.pk] = [_candidate(hit, patent, round_) for hit in hits.hits]
        if job is not None:
            job.progress(done, len(round_.patents))
    return _keep(round_, found, notes)


def _owner(round_: RatingRound, job: JobHandle | None) -> User:
    pk = job.owner_id if job is not None and job.owner_id else round_.created_by_id
    return User.objects.get(pk=pk or 0)


def _patents(round_: RatingRound) -> list[Patent]:
    rows = Patent.objects.filter(pk__in=round_.patents).prefetch_related("owners__owner_name__organisation")
    by_pk = {patent.pk: patent for patent in rows.select_related("holder")}
    return [by_pk[pk] for pk in round_.patents if pk in by_pk]


def _candidate(hit: TakerHit, patent: Patent, round_: RatingRound) -> Candidate:
    organisation = hit.organisation
    reasons = tuple(
        _("%(kind)s：%(title)s") % {"kind": reason.kind.label, "title": reason.title}
        for reason in hit.reasons[:MOST_REASONS]
    )
    need = next((reason.need.pk for reason in hit.reasons if reason.need is not None), None)
    key = f"org:{organisation.pk}" if organisation else normalise_name(hit.name)
    conflict = conflict_of(patent, institution=round_.organisation, enterprise=organisation, name=hit.name)
    if not conflict and organisation is not None and organisation.kind != OrganisationKind.ENTERPRISE:
        conflict = _("不是企业")
    return Candidate(key, hit.name, organisation, reasons, need, conflict)


@transaction.atomic
def _keep(round_: RatingRound, found: dict[int, list[Candidate]], notes: list[str]) -> dict[str, int]:
    asked = _asked(round_)
    free = {
        pk: [c.key for c in candidates if not c.conflict and (pk, c.key) not in asked]
        for pk, candidates in found.items()
    }
    load = Counter(key for _pk, key in asked)
    given = assign(free, per_patent=round_.per_patent, per_enterprise=round_.per_enterprise, taken=load)
    round_.invitations.all().delete()
    rows = []
    for pk, candidates in found.items():
        chosen = set(given[pk])
        rows += [_row(round_, pk, c) for c in candidates if c.conflict or c.key in chosen]
    unique = {(row.patent_id, row.enterprise_name): row for row in rows}
    Invitation.objects.bulk_create(unique.values(), batch_size=500)
    states = Counter(row.state for row in unique.values())
    empty = sum(1 for keys in given.values() if not keys)
    if empty:
        notes.append(_("%(n)s 件专利没有找到可邀请的企业，可以手工指定") % {"n": empty})
    round_.state, round_.notes = RoundState.PROPOSED, notes
    round_.save(update_fields=("state", "notes"))
    return {str(state): n for state, n in states.items()} | {"without": empty}


def _asked(round_: RatingRound) -> set[tuple[int, str]]:
    """(patent, enterprise) of the institution's other rounds that still wait for an answer: nobody is asked twice."""
    waiting = Invitation.objects.filter(
        round__organisation=round_.organisation, round__state=RoundState.OPEN, state=InvitationState.SENT
    )
    rows = waiting.exclude(round=round_).values_list("patent", "enterprise", "enterprise_name")
    return {(pk, f"org:{org}" if org else normalise_name(name)) for pk, org, name in rows}


def _row(round_: RatingRound, patent: int, candidate: Candidate) -> Invitation:
    return Invitation(
        round=round_,
        patent_id=patent,
        enterprise=candidate.organisation,
        enterprise_name=candidate.name[:200],
        reasons=list(candidate.reasons),
        need_id=candidate.need_id,
        conflict=candidate.conflict,
        state=InvitationState.CONFLICT if candidate.conflict else InvitationState.PROPOSED,
        nonce=new_nonce(),
    )
