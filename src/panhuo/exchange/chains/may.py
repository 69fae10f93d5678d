"""Who may draw and change chains."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from panhuo.exchange.chains.models import Chain
from panhuo.orgs.api import Organisation, User, is_staff_of


def may_draw_for(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Staff of any organisation: centres, leading enterprises, authorities and universities draw chains."""
    return is_staff_of(user, organisation)


def may_edit_chain(user: User | AnonymousUser, chain: Chain) -> bool:
    return may_draw_for(user, chain.organisation)
