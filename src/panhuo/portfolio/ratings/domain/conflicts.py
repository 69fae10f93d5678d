"""Whether an enterprise may rate a patent: no interest in it on either side (利益冲突)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.orgs.api import Membership, Organisation, normalise_name
from panhuo.patents.api import Inventor, Patent

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def conflict_of(
    patent: Patent, *, institution: Organisation, enterprise: Organisation | None, name: str, rater: User | None = None
) -> str:
    """Why it may not, in words; "" where nothing speaks against it.

    Checked: it is the institution, its part or its parent; it owns the patent or did when it was filed; an inventor
    belongs to it, or is the person who rates.
    """
    return (
        _own_house(institution, enterprise, name)
        or _owner(patent, enterprise, name)
        or _inventor(patent, enterprise, rater)
    )


def _own_house(institution: Organisation, enterprise: Organisation | None, name: str) -> str:
    same_name = normalise_name(name) == normalise_name(institution.name)
    if enterprise is None:
        return _("与专利权单位同名") if same_name else ""
    family = {institution.pk, institution.parent_id}
    if enterprise.pk in family or enterprise.parent_id in family - {None} or same_name:
        return _("与专利权单位是同一家或上下级单位")
    return ""


def _owner(patent: Patent, enterprise: Organisation | None, name: str) -> str:
    wanted = normalise_name(name)
    for owner in patent.owners.select_related("owner_name"):
        is_it = enterprise is not None and owner.owner_name.organisation_id == enterprise.pk
        if is_it or normalise_name(owner.owner_name.name) == wanted:
            return _("是这件专利的（原）权利人")
    return ""


def _inventor(patent: Patent, enterprise: Organisation | None, rater: User | None) -> str:
    people = Inventor.objects.filter(patent=patent, person__isnull=False)
    users = set(people.filter(person__user__isnull=False).values_list("person__user", flat=True))
    if rater is not None and rater.pk in users:
        return _("评价人是这件专利的发明人")
    if enterprise is None:
        return ""
    belongs = people.filter(person__organisation=enterprise).exists()
    if belongs or Membership.objects.filter(organisation=enterprise, user__in=users).exists():
        return _("发明人在这家企业任职")
    return ""
