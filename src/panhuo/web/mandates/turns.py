"""Whose turn is it, with mandates, consents and dunning: lines for the home page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.api import BothSidesConsent, Mandate, MandateState, may_consent, may_decide_mandate
from panhuo.exchange.rollup.api import Dunning, may_reply
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def mandate_turns(user: User) -> Iterator[Turn]:
    """Mandates to confirm, and consents to give or refuse."""
    if user.is_superuser:
        return
    waiting = Mandate.objects.visible_to(user).filter(state=MandateState.PROPOSED).select_related("principal", "agent")
    for one in waiting.order_by("pk")[:MOST_OF_A_KIND]:
        if may_decide_mandate(user, one):
            text = _("%(name)s 请贵单位确认委托") % {"name": one.agent}
            yield Turn(_("委托"), text, reverse("mandate-detail", args=(one.pk,)), _("查看"), one.proposed_at)
    asked = BothSidesConsent.objects.visible_to(user).select_related("agent", "demand", "supply")
    for consent in asked.order_by("-pk")[: MOST_OF_A_KIND * 2]:
        if may_consent(user, consent):
            text = _("%(name)s 同时代表一笔合作的双方，请确认是否同意") % {"name": consent.agent}
            yield Turn(_("双方同意"), text, reverse("mandate-consents"), _("查看"), consent.asked_at)


def dunning_turns(user: User) -> Iterator[Turn]:
    """Dunning that the institution has not replied to."""
    rows = Dunning.objects.visible_to(user).filter(reply="").select_related("authority", "organisation")
    for one in rows.order_by("pk")[:MOST_OF_A_KIND]:
        if may_reply(user, one):
            text = _("%(name)s 催办：%(kind)s") % {"name": one.authority, "kind": one.get_kind_display()}
            yield Turn(_("催办"), text, reverse("rollup-dunning"), _("说明情况"), one.at)
