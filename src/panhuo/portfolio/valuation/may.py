"""Who may value, rate and change schemes."""

from __future__ import annotations

from panhuo.orgs.api import Organisation, User, is_installation_admin, is_staff_of
from panhuo.patents.api import Patent, patents_of
from panhuo.portfolio.prefiling.api import is_admin_in_line, units_of, works_in_line
from panhuo.portfolio.valuation.enums import ValuationState
from panhuo.portfolio.valuation.models import Valuation


def may_value(user: User, patent: Patent, organisation: Organisation) -> bool:
    """Staff of the organisation value its own patents and those of its colleges, as far as they see them."""
    if not is_staff_of(user, organisation):
        return False
    seen = Patent.objects.visible_to(user).filter(pk=patent.pk).exists()
    return seen and any(patents_of(unit).filter(pk=patent.pk).exists() for unit in units_of(organisation))


def may_rate(user: User, valuation: Valuation) -> bool:
    """Staff of the organisation or of one above it, while it is open."""
    return valuation.state == ValuationState.OPEN and works_in_line(user, valuation.organisation)


def may_close(user: User, valuation: Valuation) -> bool:
    """Settle it, or open it again."""
    return works_in_line(user, valuation.organisation)


def may_change_scheme(user: User, organisation: Organisation | None) -> bool:
    """Administrators of the institution change its scheme, the administrator of the installation the default."""
    if organisation is None:
        return is_installation_admin(user)
    return organisation.parent is None and is_admin_in_line(user, organisation)
