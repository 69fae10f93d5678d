"""Two needs that are one: the later one is closed and points to the one that stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.needs.domain.save import write
from panhuo.needs.enums import NeedStatus
from panhuo.needs.models import Need, NeedAttachment
from panhuo.needs.rules import require_write
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.orgs.api import User

Listener = Callable[[Need, Need], object]
_LISTENERS: Final[list[Listener]] = []


def when_needs_merge(listener: Listener) -> None:
    """Call `listener(gone, kept)` inside the transaction of a merge (registered once, at start)."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


@transaction.atomic
def merge_needs(gone: Need, *, into: Need, actor: User | None) -> Need:
    """Close `gone` as a repetition of `into`; files, ratings, requests and contacts move over. Gives what stays.

    What only `gone` said (industry, region, budget, deadline, modes) is taken over where `into` says nothing.

    Raises:
        NotAllowed: the actor may not write both.
        InvalidInput: it is the same need, or one that was merged already.
    """
    rows = {need.pk: need for need in Need.objects.select_for_update().filter(pk__in=(gone.pk, into.pk)).order_by("pk")}
    gone, into = rows[gone.pk], rows[into.pk]
    for one in (gone, into):
        require_write(actor, one.organisation)
    if gone.pk == into.pk or gone.merged_into_id or into.merged_into_id:
        raise InvalidInput(_("请选择两条不同的、尚未合并的需求"), field="into", code="merge")
    for name in ("industry", "region", "deadline", "modes", "organisation_name"):
        if not getattr(into, name):
            setattr(into, name, getattr(gone, name))
    if into.budget_min_fen is None and into.budget_max_fen is None:
        into.budget_min_fen, into.budget_max_fen = gone.budget_min_fen, gone.budget_max_fen
    have = set(into.attachments.values_list("sha256", flat=True))
    NeedAttachment.objects.filter(need=gone).exclude(sha256__in=have).update(need=into)
    for listener in _LISTENERS:
        listener(gone, into)
    gone.merged_into, gone.status = into, NeedStatus.CLOSED
    write(gone, verb="merged", actor=actor, data={"into": into.pk})
    write(into, verb="absorbed", actor=actor, data={"gone": gone.pk})
    return into
