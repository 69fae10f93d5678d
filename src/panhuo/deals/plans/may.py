"""Who may do what with plans, as small predicates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from panhuo.deals.agreements.api import Agreement, AgreementState, may_work
from panhuo.deals.plans.models import Comparison
from panhuo.orgs.api import AccessGrant, Membership, OrganisationStatus, Role, is_installation_admin

if TYPE_CHECKING:
    from panhuo.orgs.models import User

BEFORE_SIGNING = frozenset({AgreementState.DRAFT, AgreementState.REVIEW, AgreementState.APPROVED})


def may_edit(user: User, comparison: Comparison) -> bool:
    """Staff of any side that sees it: the licensee knows its sales, the licensor its wishes."""
    if not Comparison.objects.visible_to(user).filter(pk=comparison.pk).exists():
        return False
    concerned = {comparison.organisation_id}
    shared = AccessGrant.objects.filter(object_type="comparison", object_id=comparison.pk)
    concerned |= set(shared.exclude(organisation=None).values_list("organisation_id", flat=True))
    if comparison.agreement is not None:
        parties = comparison.agreement.parties.exclude(organisation=None)
        concerned |= {comparison.agreement.holder_id, *parties.values_list("organisation_id", flat=True)}
    return works_for(user, concerned)


def works_for(user: User, organisations: Iterable[int | None]) -> bool:
    """Administrator or staff of one of these active organisations."""
    if not user.is_active:
        return False
    rows = Membership.objects.filter(user=user, role__in=(Role.ADMIN, Role.STAFF), organisation__in=list(organisations))
    return rows.filter(organisation__status=OrganisationStatus.ACTIVE).exists()


def may_set_plan(user: User, agreement: Agreement) -> bool:
    """Staff of the holder."""
    return may_work(user, agreement.holder)


def may_import_rates(user: User) -> bool:
    """The administrator of the installation."""
    return is_installation_admin(user)
