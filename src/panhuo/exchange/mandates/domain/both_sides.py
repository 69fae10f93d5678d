"""The block: nobody acts on both sides of one deal by mandate unless those concerned have consented."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.models import BothSidesConsent
from panhuo.exchange.mandates.rules.sides import Clash, clash
from panhuo.orgs.api import NotAllowed, Organisation, Viewer, live_representations

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def refuse_both_sides(
    actor: User,
    *,
    demand: Organisation,
    supply: Organisation,
    need_id: int | None,
    patent_ids: tuple[int, ...],
    middle: Organisation | None,
) -> None:
    """See `orgs.api.require_one_side`. Raises NotAllowed with the names of those who have to consent."""
    found = clash_of(actor, demand=demand, supply=supply, middle=middle)
    if found is None or _consented(found, demand, supply, need_id, patent_ids):
        return
    agent = Organisation.objects.get(pk=found.agent)
    message = _(
        "%(agent)s 同时代表这笔合作的双方（或一方与自己），"
        "须先在“委托 → 双方同意”里取得被代理方同意（民法典第一百六十八条）"
    )
    raise NotAllowed(message, code="both_sides", params={"agent": agent})


def clash_of(
    actor: User, *, demand: Organisation, supply: Organisation, middle: Organisation | None = None
) -> Clash | None:
    """Whether and by which agent the actor stands on both sides today."""
    own = Viewer.of(actor).organisations
    represented: dict[int, set[int]] = defaultdict(set)
    rows = live_representations().filter(agent__in=own, principal__in=(demand.pk, supply.pk))
    for agent, principal in rows.values_list("agent", "principal"):
        represented[agent].add(principal)
    if not represented:
        return None
    return clash(
        demand=demand.pk, supply=supply.pk, own=own, represented=represented, middle=middle.pk if middle else None
    )


def _consented(
    found: Clash, demand: Organisation, supply: Organisation, need_id: int | None, patent_ids: tuple[int, ...]
) -> bool:
    about = Q(patent__in=patent_ids)
    if need_id is not None:
        about |= Q(need=need_id)
    rows = BothSidesConsent.objects.filter(about, agent=found.agent, demand=demand, supply=supply)
    return any(row.covers(found.consents) for row in rows)
