"""Which organisation a page of figures is about."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.orgs.api import SUPPLY_KINDS, NotAllowed, Organisation, Role, User, is_installation_admin, organisations_of
from panhuo.portfolio.prefiling.api import institution_of, units_of
from panhuo.web.access import UserRequest


def unit_choices(user: User) -> list[Organisation]:
    """Institutions and colleges that the user works for, with all below them; the administrator: every institution."""
    if is_installation_admin(user):
        return list(Organisation.objects.active().filter(kind__in=SUPPLY_KINDS).order_by("name"))
    working = (Role.ADMIN, Role.STAFF)
    own = organisations_of(user).filter(memberships__user=user, memberships__role__in=working).order_by("pk")
    found: dict[int, Organisation] = {}
    for one in own.distinct():
        if institution_of(one).kind in SUPPLY_KINDS:
            found |= {unit.pk: unit for unit in units_of(one)}
    return list(found.values())


def chosen_unit(request: UserRequest) -> Organisation:
    """The one that the address asks for, else the first. Raises NotAllowed where there is none."""
    choices = unit_choices(request.user)
    wanted = request.GET.get("unit", "")
    found = next((one for one in choices if str(one.pk) == wanted), None)
    if found is None and not choices:
        raise NotAllowed(_("此页面供高校、科研机构和医院的工作人员使用"))
    return found or choices[0]
