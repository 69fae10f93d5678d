"""Matching says who should meet whom: for each need of the event the patents nearest to it, with the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.engine.api import Coverage
from panhuo.exchange.chains.api import needs_at
from panhuo.exchange.events.domain.pairs import pair_for, put_item
from panhuo.exchange.events.domain.parties import party_for
from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.enums import Side
from panhuo.exchange.events.may import may_prepare
from panhuo.exchange.events.models import MatchEvent
from panhuo.matching.api import PatentHit, patents_for_need
from panhuo.needs.api import Need, NeedFilters, NeedQuerySet, filter_needs, firm_known, firm_name
from panhuo.orgs.api import (
    InvalidInput,
    Job,
    JobHandle,
    NotAllowed,
    Organisation,
    User,
    normalise_name,
    require_one_side,
    start_job,
)
from panhuo.patents.api import Patent, owner_names

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

MOST_NEEDS: Final = 300
LOOKED_AT: Final = 15
MOST_EACH: Final = 10


@dataclass(frozen=True, slots=True)
class Supplier:
    organisation: Organisation | None
    name: str


def needs_of_event(event: MatchEvent, *, user: User | AnonymousUser, filters: NeedFilters) -> NeedQuerySet:
    """Open needs that the user may see: of the event's chain where it has one, narrowed by `filters`."""
    rows = Need.objects.visible_to(user).open()
    if event.chain is not None:
        found = Q(pk__in=())
        for node in event.chain.nodes.all():
            found |= Q(pk__in=needs_at(node, user=user).values("pk"))
        rows = rows.filter(found)
    return filter_needs(rows, filters)


@transaction.atomic
def start_matching(event: MatchEvent, *, filters: NeedFilters, each: int, actor: User) -> Job:
    """Start the job that proposes pairs: for each need up to `each` suppliers.

    Raises:
        NotAllowed: not the host's people, or the event is not being prepared.
        InvalidInput: no need fits, more than MOST_NEEDS, or `each` out of range.
    """
    locked = MatchEvent.objects.select_for_update().get(pk=event.pk)
    if not may_prepare(actor, locked):
        raise NotAllowed
    if not 1 <= each <= MOST_EACH:
        message = _("每条需求匹配几家应为 1 到 %(most)s") % {"most": MOST_EACH}
        raise InvalidInput(message, field="each", code="range")
    count = needs_of_event(locked, user=actor, filters=filters).count()
    if not count:
        raise InvalidInput(_("没有符合条件的需求，请放宽条件"), field="q", code="none")
    if count > MOST_NEEDS:
        message = _("符合条件的需求有 %(n)s 条，一次最多 %(most)s 条，请缩小范围") % {"n": count, "most": MOST_NEEDS}
        raise InvalidInput(message, field="q", code="many")
    story = tell(locked, verb="matching", actor=actor, needs=count)
    job = start_job(
        "events.match",
        key=f"events.match:{locked.pk}:{story.pk}",
        params={"event": locked.pk, "filters": dict(_as_params(filters)), "each": each},
        owner=actor,
        organisation=locked.organisation,
        total=count,
    )
    locked.job = job
    locked.save(update_fields=["job"])
    event.refresh_from_db()
    return job


def match_event(job: JobHandle) -> dict[str, Any]:
    """What the job does; done again it only adds what is missing. Works with the rights of who started it."""
    event = MatchEvent.objects.select_related("organisation", "chain").get(pk=job.params["event"])
    user = User.objects.get(pk=job.owner_id or 0)
    if not may_prepare(user, event):
        return {"pairs": 0}
    filters = NeedFilters.from_params(job.params["filters"])
    needs = needs_of_event(event, user=user, filters=filters).select_related("organisation").order_by("pk")
    counts: Counter[str] = Counter()
    notes: dict[str, None] = {}
    done = int(job.cursor.get("done", 0))
    for need in needs.filter(pk__gt=job.cursor.get("need", 0)):
        with transaction.atomic():
            counts[_propose(event, need, user=user, each=job.params["each"], notes=notes)] += 1
            done += 1
            job.progress(done, cursor={"need": need.pk, "done": done})
    lines = [*notes, *_count_notes(counts)]
    MatchEvent.objects.filter(pk=event.pk).update(notes=lines)
    return {"pairs": event.pairs.count(), **counts}


def _propose(event: MatchEvent, need: Need, *, user: User, each: int, notes: dict[str, None]) -> str:
    if not firm_known(need, user):
        return "anonymous"
    name = firm_name(need, user)
    if not name:
        return "nameless"
    results = patents_for_need(need, user=user, limit=LOOKED_AT)
    notes.update(dict.fromkeys(results.notes))
    demand = party_for(event, side=Side.DEMAND, organisation=need.organisation, name=name)
    met: set[str] = set()
    for hit in results.hits:
        supplier = supplier_of(hit.patent)
        if not _answers(hit) or supplier is None or normalise_name(supplier.name) == normalise_name(name):
            continue
        key = normalise_name(supplier.name)
        if len(met) >= each and key not in met:
            break
        if not _on_one_side(need, supplier, hit, user):
            notes[_both_sides(supplier, name)] = None
            continue
        met.add(key)
        _keep(event, supplier, demand, need, hit)
    return "matched" if met else "empty"


def _on_one_side(need: Need, supplier: Supplier, hit: PatentHit, user: User) -> bool:
    try:
        require_one_side(
            user, demand=need.organisation, supply=supplier.organisation, need_id=need.pk, patent_ids=(hit.patent.pk,)
        )
    except NotAllowed:
        return False
    return True


def _both_sides(supplier: Supplier, demand: str) -> str:
    text = _("“%(supply)s”和“%(demand)s”没有列为一对：贵方同时代表双方，须先在“委托 → 双方同意”里取得同意")
    return text % {"supply": supplier.name, "demand": demand}


def _answers(hit: PatentHit) -> bool:
    """Somebody is always first in a list; to be asked to meet, a word or a part of the need must be answered."""
    parts = hit.explanation.parts
    return bool(hit.explanation.words) or any(part.coverage is Coverage.COVERED for part in parts)


def _keep(event: MatchEvent, supplier: Supplier, demand: Any, need: Need, hit: PatentHit) -> None:
    supply = party_for(event, side=Side.SUPPLY, organisation=supplier.organisation, name=supplier.name)
    pair = pair_for(event, supply, demand)
    put_item(pair, patent=hit.patent, need=need, rank=hit.rank, reason=hit.because)


def supplier_of(patent: Patent) -> Supplier | None:
    """Who speaks for a patent: the organisation that holds the record, else its first owner; None: not known."""
    if patent.holder is not None:
        return Supplier(patent.holder, patent.holder.name)
    for owner in patent.owners.select_related("owner_name__organisation"):
        known = owner.owner_name.organisation
        if not owner.original and known is not None:
            return Supplier(known, known.name)
    names = owner_names(patent)
    return Supplier(None, names[0]) if names else None


def _count_notes(counts: Counter[str]) -> list[str]:
    texts = {
        "anonymous": _("%(n)s 条匿名需求没有参加：企业名称不对主办方公开"),
        "nameless": _("%(n)s 条需求没有企业名称，无法邀请"),
        "empty": _("%(n)s 条需求没有找到可邀请的供给方"),
    }
    return [text % {"n": counts[code]} for code, text in texts.items() if counts[code]]


def _as_params(filters: NeedFilters) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in filters.params():
        found.setdefault(name, []).append(value)
    return found
