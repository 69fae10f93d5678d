"""Who may do what with a disclosure, as small predicates. The administrator of the installation has no part in it."""

from __future__ import annotations

from panhuo.orgs.api import SUPPLY_KINDS, Organisation, User, is_installation_admin, is_member_of
from panhuo.portfolio.prefiling.enums import DisclosureState, PersonRole
from panhuo.portfolio.prefiling.models import Disclosure
from panhuo.portfolio.prefiling.queries.units import institution_of, is_admin_in_line, works_in_line


def may_disclose_for(user: User, organisation: Organisation) -> bool:
    """Any member of a university, institute or hospital, or of a college of one."""
    return is_member_of(user, organisation) and institution_of(organisation).kind in SUPPLY_KINDS


def is_author(user: User, disclosure: Disclosure) -> bool:
    return bool(user.is_active) and disclosure.author_id == user.pk


def is_inventor(user: User, disclosure: Disclosure) -> bool:
    """The author counts as one: both have an interest in the outcome."""
    return is_author(user, disclosure) or disclosure.inventors.filter(user=user).exists()


def is_office(user: User, disclosure: Disclosure) -> bool:
    """Named office staff who still work for the institution."""
    named = disclosure.people.filter(user=user, role=PersonRole.OFFICE).exists()
    return named and works_in_line(user, disclosure.organisation)


def is_panel(user: User, disclosure: Disclosure) -> bool:
    return bool(user.is_active) and disclosure.people.filter(user=user, role=PersonRole.PANEL).exists()


def may_edit(user: User, disclosure: Disclosure) -> bool:
    """Author and inventors, while it is a draft."""
    return disclosure.state == DisclosureState.DRAFT and is_inventor(user, disclosure)


def may_name(user: User, disclosure: Disclosure, role: str) -> bool:
    """The author names office staff, so does the office; the panel is named by the office alone."""
    return is_office(user, disclosure) or (role == PersonRole.OFFICE and is_author(user, disclosure))


def may_assess(user: User, disclosure: Disclosure) -> bool:
    """Panel members without a part in the invention, while it is being assessed."""
    assessing = disclosure.state == DisclosureState.ASSESSING
    return assessing and is_panel(user, disclosure) and not is_inventor(user, disclosure)


def may_decide(user: User, disclosure: Disclosure) -> bool:
    """Named office staff without a part in the invention, while it is being assessed."""
    assessing = disclosure.state == DisclosureState.ASSESSING
    return assessing and is_office(user, disclosure) and not is_inventor(user, disclosure)


def may_see_sheets(user: User, disclosure: Disclosure) -> bool:
    """The office sees each member's sheet at once; the others only when it is decided, so that none follows another."""
    return is_office(user, disclosure) or disclosure.state == DisclosureState.DECIDED


def may_change_book(user: User, organisation: Organisation | None) -> bool:
    """Administrators of the institution change its rules, the administrator of the installation the default."""
    if organisation is None:
        return is_installation_admin(user)
    return is_admin_in_line(user, organisation) and organisation.parent is None


def may_see_metadata(user: User) -> bool:
    """Which disclosures there are, without any content: the administrator of the installation."""
    return is_installation_admin(user)
