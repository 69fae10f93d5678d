"""Who may do what in use first, pay later, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.api import may_work
from panhuo.deals.plans.api import works_for
from panhuo.orgs.api import OrganisationKind, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.deals.usefirst.models import Deal, LibraryResult
    from panhuo.orgs.models import Organisation, User


def may_list(user: User, organisation: Organisation) -> bool:
    """Puts results into the library: staff of the institution."""
    return is_staff_of(user, organisation)


def may_answer(user: User, result: LibraryResult) -> bool:
    return is_staff_of(user, result.organisation)


def may_ask(user: User, enterprise: Organisation) -> bool:
    """Asks for a result: staff of an enterprise."""
    return enterprise.kind == OrganisationKind.ENTERPRISE and is_staff_of(user, enterprise)


def side_of(user: User, deal: Deal) -> str:
    """`office`, `firm` or "" for who may only read."""
    if may_work(user, deal.agreement.holder):
        return "office"
    parties = deal.agreement.parties.filter(side="taker").exclude(organisation=None)
    firms = set(parties.values_list("organisation_id", flat=True))
    return "firm" if deal.agreement.open_to_parties and works_for(user, firms) else ""


def may_change_regions(user: User) -> bool:
    """Keeps the provincial rules: the administrator of the installation."""
    return is_installation_admin(user)
