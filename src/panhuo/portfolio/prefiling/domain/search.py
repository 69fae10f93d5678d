"""Looking for prior art. The text of a disclosure goes to the engine in this process and is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from panhuo.matching.api import PatentHit, Results, patents_for_text
from panhuo.orgs.api import NotAllowed
from panhuo.portfolio.prefiling.domain.tell import tell
from panhuo.portfolio.prefiling.models import Disclosure, PriorSearch

if TYPE_CHECKING:
    from panhuo.orgs.models import User

SHOWN: Final = 12


def search_prior(disclosure: Disclosure, *, actor: User) -> Results[PatentHit]:
    """Patents that the actor may see and that lie near the disclosure; kept is only which they were.

    `patents_for_text` keeps no run of a typed text, and no vector of it (docs/decisions/0038-secret-disclosures.md).

    Raises:
        NotAllowed: the actor may not read the disclosure (hidden).
    """
    if not Disclosure.objects.visible_to(actor).filter(pk=disclosure.pk).exists():
        raise NotAllowed(hidden=True)
    results = patents_for_text(f"{disclosure.title}\n{disclosure.description}", user=actor, limit=SHOWN)
    with transaction.atomic():
        PriorSearch.objects.create(
            disclosure=disclosure,
            round=disclosure.round,
            by=actor,
            mode=results.mode,
            hits=[hit.patent.pk for hit in results.hits],
        )
        tell(disclosure, verb="searched", actor=actor, found=len(results.hits))
    return results
