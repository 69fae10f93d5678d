"""Whether an owner is an enterprise: by its organisation, or by its name where nobody has an account for it."""

from __future__ import annotations

import re
from typing import Final

from panhuo.orgs.api import OrganisationKind
from panhuo.patents.api import PatentOwner

OWNER_KIND: Final = "owner_kind"
ENTERPRISE: Final = OrganisationKind.ENTERPRISE.value
_COMPANY: Final = re.compile(
    r"公司|集团|(?:厂|企业|株式会社|合作社)$|\b(?:co|corp|corporation|company|inc|ltd|limited|llc|gmbh|plc)\b\.?",
    re.IGNORECASE,
)


def looks_like_enterprise(name: str) -> bool:
    """Whether the name says so: 公司, 集团, …厂, Ltd. and the like. A person's or a university's name doesn't."""
    return _COMPANY.search(name) is not None


def owner_kind(owner: PatentOwner) -> str | None:
    """The kind of the owner's organisation, "enterprise" for an unresolved name that says so, else None."""
    organisation = owner.owner_name.organisation
    if organisation is not None:
        return str(organisation.kind)
    return ENTERPRISE if looks_like_enterprise(owner.owner_name.name) else None
