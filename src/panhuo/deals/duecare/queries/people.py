"""Who has to state their interests, and what hints at a relation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Approval, Side
from panhuo.deals.duecare.enums import PersonRole
from panhuo.orgs.api import Membership
from panhuo.patents.api import Inventor

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.deals.duecare.models import InterestStatement


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody whose statement is wanted; `statement` None: it is missing."""

    person: str
    role: PersonRole
    statement: InterestStatement | None = None


def expected_people(agreement: Agreement) -> list[Expected]:
    """Inventors of the patents, who drafted it, who approved its last version; each once, in this order."""
    people: dict[str, PersonRole] = {}
    patents = agreement.patents.values("patent")
    for name in (
        Inventor.objects.filter(patent__in=patents).order_by("patent", "position").values_list("name", flat=True)
    ):
        people.setdefault(name, PersonRole.INVENTOR)
    people.setdefault(str(agreement.created_by), PersonRole.HANDLER)
    last = agreement.versions.last()
    for row in Approval.objects.filter(agreement=agreement, version=last).select_related("approver"):
        people.setdefault(str(row.approver), PersonRole.APPROVER)
    said = {one.person: one for one in agreement.interest_statements.all()}
    return [Expected(name, role, said.get(name)) for name, role in people.items()]


def relation_hints(agreement: Agreement) -> list[str]:
    """What the records here show: people of both sides, the same code or the same names. Nothing is proved by it."""
    hints = []
    takers = [one for one in agreement.parties.all() if one.side == Side.TAKER]
    givers = [one for one in agreement.parties.all() if one.side == Side.GIVER]
    codes = {one.uscc for one in givers if one.uscc}
    inventors = set(
        Inventor.objects.filter(patent__in=agreement.patents.values("patent")).values_list("name", flat=True)
    )
    for taker in takers:
        if taker.uscc and taker.uscc in codes:
            hints.append(_("%(party)s 与许可方的统一社会信用代码相同") % {"party": taker.name})
        named = sorted(name for name in inventors if name and name in taker.contact)
        if named:
            values = {"party": taker.name, "names": "、".join(named)}
            hints.append(_("%(party)s 的联系人与发明人同名：%(names)s") % values)
        if taker.organisation_id is None:
            continue
        own = Membership.objects.filter(organisation=agreement.holder).values("user")
        both = Membership.objects.filter(organisation=taker.organisation_id, user__in=own).select_related("user")
        if names := sorted({str(one.user) for one in both}):
            values = {"party": taker.name, "names": "、".join(names)}
            hints.append(_("%(names)s 同时在本单位和 %(party)s 任职（平台账号）") % values)
    return hints
