"""An agency, firms and an institution, and the people who work for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.mandates.api import Mandate, accept_mandate, propose_mandate
from panhuo.orgs.api import Organisation, OrganisationKind, Role, User

PDF = b"%PDF-1.4 mandate"


@dataclass
class Houses:
    agency: Organisation
    agent: User
    firms: list[Organisation]
    heads: list[User]
    university: Organisation
    office: User


def make_houses(*, firms: int = 1) -> Houses:
    agency = make_organisation(name="示例知识产权服务公司", kind=OrganisationKind.SERVICE)
    made = [make_organisation(name=f"示例企业{n}有限公司", kind=OrganisationKind.ENTERPRISE) for n in range(firms)]
    university = make_organisation(name="示例工业大学")
    return Houses(
        agency,
        make_user(organisation=agency),
        made,
        [make_user(organisation=firm, role=Role.ADMIN) for firm in made],
        university,
        make_user(organisation=university, role=Role.ADMIN),
    )


def paper(name: str = "授权委托书.pdf") -> ContentFile[bytes]:
    return ContentFile(PDF, name=name)


def proposed(houses: Houses, principal: Organisation, **given: Any) -> Mandate:
    today = timezone.localdate()
    values = {
        "scopes": ["needs", "contacts"], "starts_on": today, "ends_on": today + timedelta(days=365), "file": paper(),
        "actor": houses.agent,
    }  # fmt: skip
    return propose_mandate(principal=principal, agent=houses.agency, **values | given)


def mandated(houses: Houses, principal: Organisation, head: User, **given: Any) -> Mandate:
    return accept_mandate(proposed(houses, principal, **given), actor=head)
