"""Writing down what lies on a patent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, log_event
from panhuo.patents.enums import EncumbranceKind
from panhuo.patents.models import Encumbrance, Patent
from panhuo.patents.rules import require_write

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def record_encumbrance(
    patent: Patent,
    *,
    kind: str,
    organisation: Organisation,
    first: date | None,
    last: date | None = None,
    source: str,
    actor: User | None,
    party: str = "",
    consent: bool | None = None,
    territory: str = "",
    field: str = "",
    sublicence: bool | None = None,
    may_lapse: bool | None = None,
    acts: Iterable[str] = (),
) -> Encumbrance:
    """`patent` bears this from `first` to `last` (None: not known), as `organisation` says and `source` shows.

    `consent`: whether the one in whose favour it lies (pledgee, co-owner) agrees to what the owner wants; None:
    nobody asked. What a higher app knows (a licence it concluded) it writes down through this function.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: unknown kind, no source, or an end before the beginning.
    """
    require_write(actor, organisation)
    if kind not in EncumbranceKind.values:
        raise InvalidInput(_("没有这种负担"), field="kind")
    if not source.strip():
        raise InvalidInput(_("请写明依据，如合同号、裁定书号或登记通知"), field="source")
    if first and last and last < first:
        raise InvalidInput(_("止日早于起日"), field="last")
    row = Encumbrance.objects.create(
        patent=patent, organisation=organisation, kind=kind, first=first, last=last, source=source.strip()[:300],
        actor=actor, party=party.strip()[:200], consent=consent, territory=territory[:300], field=field[:300],
        sublicence=sublicence, may_lapse=may_lapse, acts=list(acts),
    )  # fmt: skip
    _log(row, "encumbrance_recorded", actor)
    return row


@transaction.atomic
def withdraw_encumbrance(row: Encumbrance, *, actor: User | None) -> None:
    """It was written down by mistake. Raises `NotAllowed`."""
    require_write(actor, row.organisation)
    row.withdrawn = True
    row.save(update_fields=("withdrawn",))
    _log(row, "encumbrance_withdrawn", actor)


@transaction.atomic
def end_encumbrance(row: Encumbrance, *, last: date, actor: User | None) -> None:
    """It lies on the patent until `last` only: the licence was ended, the pledge cancelled.

    Raises:
        NotAllowed: the actor may not write for the organisation.
        InvalidInput: an end before the beginning.
    """
    require_write(actor, row.organisation)
    if row.first and last < row.first:
        raise InvalidInput(_("止日早于起日"), field="last")
    row.last = last
    row.save(update_fields=("last",))
    _log(row, "encumbrance_ended", actor)


def _log(row: Encumbrance, verb: str, actor: User | None) -> None:
    """On its own story, not on the patent's, which others may read."""
    data = {"patent": row.patent_id, "kind": row.kind, "source": row.source}
    log_event(
        object_type="encumbrance", object_id=row.pk, verb=verb, actor=actor, organisation=row.organisation, data=data
    )
