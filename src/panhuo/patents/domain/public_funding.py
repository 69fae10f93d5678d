"""A statement on public funding, made in another room, lies on the patent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from panhuo.orgs.api import Organisation, events_of
from panhuo.patents.domain.encumbrances import record_encumbrance, withdraw_encumbrance
from panhuo.patents.enums import EncumbranceKind
from panhuo.patents.models import Encumbrance, Patent

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.patents.queries.encumbrances import EncumbranceQuerySet


@transaction.atomic
def follow_funding_statement(
    patent: Patent,
    *,
    organisation: Organisation,
    funded: bool | None,
    source: str,
    actor: User | None,
    first: date | None = None,
    party: str = "",
) -> bool:
    """Write down that `patent` came of public money, once, as `source` states; gives whether anything changed.

    Stated "no" takes the row of this source away (the system does, following the statement); None (not said) changes
    nothing. What a person has withdrawn stays withdrawn, and where the organisation wrote it down from another source,
    nothing is added.

    Raises:
        NotAllowed: the actor may not write for the organisation.
    """
    rows = Encumbrance.objects.filter(
        patent=patent, organisation=organisation, kind=EncumbranceKind.PUBLIC_FUNDING
    ).select_related("organisation")
    if funded is False:
        ours = list(rows.filter(source=source, withdrawn=False))
        for row in ours:
            withdraw_encumbrance(row, actor=None)
        return bool(ours)
    if not funded or rows.filter(withdrawn=False).exists() or _taken_back(rows, source):
        return False
    record_encumbrance(
        patent, kind=EncumbranceKind.PUBLIC_FUNDING, organisation=organisation, first=first, source=source,
        party=party, actor=actor,
    )  # fmt: skip
    return True


def _taken_back(rows: EncumbranceQuerySet, source: str) -> bool:
    """Whether a person withdrew what this source stated: it was wrong, and stays away."""
    withdrawn = rows.filter(source=source, withdrawn=True).values_list("pk", flat=True)
    return any(
        events_of("encumbrance", pk).filter(verb="encumbrance_withdrawn", actor__isnull=False).exists()
        for pk in withdrawn
    )
