"""Offers, ratings of their quality, explanations of low prices, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.domain.tell import say, tell
from panhuo.exchange.procurement.enums import ProcurementState
from panhuo.exchange.procurement.may import may_buy, may_explain, may_make_offer, may_score
from panhuo.exchange.procurement.models import AgencyOffer, Award, OfferScore, Procurement
from panhuo.exchange.procurement.queries.ranking import kept, ranking_of
from panhuo.exchange.procurement.rules.read import read_standard
from panhuo.exchange.procurement.rules.score import may_choose
from panhuo.exchange.services.api import refuse_if_blocked, staff_of
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def make_agency_offer(
    procurement: Procurement, *, organisation: Organisation, price: int, team: str, plan: str, actor: User
) -> AgencyOffer:
    """Offer, or change one's offer while offers are taken; nobody else reads it until then. `price`: 分 a case.

    Raises:
        NotAllowed: not staff of a listed agency that was asked. DomainError: a sanction stops new orders.
        InvalidInput: team or plan are missing, or the price is not above nought or above the ceiling.
    """
    locked = Procurement.objects.select_for_update().select_related("organisation").get(pk=procurement.pk)
    if not may_make_offer(actor, locked, organisation):
        raise NotAllowed(_("只有被征集的在册代理机构可以在截止日期前报价"))
    refuse_if_blocked(organisation)
    if not team.strip() or not plan.strip():
        raise InvalidInput(_("请写明承办团队和服务方案"), field="plan", code="empty")
    if price <= 0:
        raise InvalidInput(_("报价应大于零"), field="price", code="range")
    if locked.ceiling is not None and price > locked.ceiling:
        raise InvalidInput(_("报价高于最高限价"), field="price", code="ceiling")
    values = {"price": price, "team": team.strip(), "plan": plan.strip(), "by": actor}
    offer = AgencyOffer.objects.update_or_create(procurement=locked, organisation=organisation, defaults=values)[0]
    tell(locked, "offered", actor, organisation=organisation.pk)
    return offer


@transaction.atomic
def score_offer(offer: AgencyOffer, *, values: Mapping[str, int], comment: str = "", actor: User) -> OfferScore:
    """One scorer's ratings; they may be changed until the decision.

    Raises:
        NotAllowed: not a named scorer, or one of an agency that offers.
        InvalidInput: a rating outside the scale, or of something that the scheme doesn't ask.
    """
    if not may_score(actor, offer.procurement):
        raise NotAllowed
    scheme = read_standard(offer.procurement.standard.data).scheme
    known = {criterion.id for criterion in scheme.criteria}
    if any(key not in known or not 0 <= value <= scheme.scale for key, value in values.items()):
        raise InvalidInput(_("评分应为 0 到 %(scale)s 的整数") % {"scale": scheme.scale}, field="values", code="scale")
    defaults = {"values": dict(values), "comment": comment.strip()[:500]}
    score = OfferScore.objects.update_or_create(offer=offer, scorer=actor, defaults=defaults)[0]
    tell(offer.procurement, "scored", actor, offer=offer.pk)
    return score


@transaction.atomic
def explain_price(offer: AgencyOffer, *, text: str, actor: User) -> None:
    """The agency explains a low price; the buyer then decides on it. Raises NotAllowed, InvalidInput."""
    if not may_explain(actor, offer):
        raise NotAllowed
    if not text.strip():
        raise InvalidInput(_("请写明为什么能以这个价格保证质量"), field="text", code="empty")
    AgencyOffer.objects.filter(pk=offer.pk).update(explanation=text.strip(), explained=None)
    tell(offer.procurement, "price_explained", actor, offer=offer.pk)


@transaction.atomic
def judge_explanation(offer: AgencyOffer, *, accepted: bool, actor: User) -> None:
    """Whether the explanation holds. Raises NotAllowed, DomainError where there is none."""
    locked = AgencyOffer.objects.select_for_update().select_related("procurement__organisation").get(pk=offer.pk)
    scoring = locked.procurement.state == ProcurementState.SCORING
    if not scoring or not may_buy(actor, locked.procurement.organisation):
        raise NotAllowed
    if not locked.explanation:
        raise DomainError(_("还没有低价说明"), code="no_explanation")
    locked.explained = accepted
    locked.save(update_fields=["explained"])
    tell(locked.procurement, "explanation_judged", actor, offer=locked.pk, accepted=accepted)


@transaction.atomic
def award(offer: AgencyOffer, *, reasons: str, actor: User) -> Award:
    """Decide for an offer: the first of the ranking, or a valid one that is no worse in quality.

    Raises:
        NotAllowed: not the buyer's staff, or not in scoring.
        InvalidInput: no reasons; ratings are missing; or the choice would put price before quality.
    """
    rows = Procurement.objects.select_for_update().select_related("organisation", "standard")
    procurement = rows.get(pk=offer.procurement_id)
    if procurement.state != ProcurementState.SCORING or not may_buy(actor, procurement.organisation):
        raise NotAllowed
    if not reasons.strip():
        raise InvalidInput(_("请写明理由"), field="reasons", code="empty")
    ranking = ranking_of(procurement)
    if not ranking.complete:
        raise InvalidInput(_("评分还不完整，不能定"), field="offer", code="incomplete")
    if not may_choose(ranking, offer.pk):
        message = _("不能选这份报价：它没有达到质量线，或者质量低于排在第一的报价")
        raise InvalidInput(message, field="offer", code="quality")
    refuse_if_blocked(offer.organisation)
    made = Award.objects.create(
        procurement=procurement,
        offer=offer,
        ranking=kept(ranking),
        recommended=ranking.winner == offer.pk,
        reasons=reasons.strip()[:500],
        decided_by=actor,
    )
    procurement.state = ProcurementState.DECIDED
    procurement.save(update_fields=["state"])
    key = tell(procurement, "decided", actor, offer=offer.pk)
    offering = staff_of(one.organisation for one in procurement.offers.select_related("organisation"))
    text = _("采购已有结果：%(title)s") % {"title": procurement.title}
    say(procurement, users=offering, text=text, key=f"event:{key}")
    return made
