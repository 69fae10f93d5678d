"""What a step needs besides the state and the person."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.orgs.api import Membership, Role
from panhuo.portfolio.inventory.enums import EntryState, Implemented, Intent

if TYPE_CHECKING:
    from panhuo.portfolio.inventory.models import Entry

LONGEST_REASON = 500


def missing_words(entry: Entry) -> list[str]:
    """What has still to be answered before an entry can be submitted; names of fields."""
    asked = (
        (entry.grade is None, _("价值分级自评")),
        (entry.intent == Intent.UNKNOWN, _("转化意愿")),
        (entry.intent == Intent.YES and not entry.modes, _("转化方式")),
        (entry.implemented == Implemented.UNKNOWN, _("是否已实施")),
    )
    return [label for is_missing, label in asked if is_missing]


def reviewing_colleges(ids: Collection[int | None]) -> frozenset[int]:
    """Of these colleges those that have somebody to review: the others' entries go to the institution directly."""
    rows = Membership.objects.filter(
        organisation__in=[pk for pk in ids if pk], role__in=(Role.ADMIN, Role.STAFF), user__is_active=True
    )
    return frozenset(rows.values_list("organisation_id", flat=True).distinct())


def obstacle(entry: Entry, need: str, *, reason: str, reviewing: Collection[int]) -> str:
    """Why the condition isn't met, in words; "" where it is."""
    if need == "complete":
        missing = missing_words(entry)
        return _("还没有填写：%(fields)s") % {"fields": "、".join(missing)} if missing else ""
    if need == "intent":
        return "" if entry.intent == Intent.YES else _("没有转化意愿，不能列入可转化资源库")
    if need == "college_heard":
        waits = entry.state == EntryState.SUBMITTED and entry.college_id in reviewing
        return _("学院还没有审核") if waits else ""
    if need == "reason":
        return _reason_obstacle(reason)
    raise ValueError(f"no such condition: {need}")


def _reason_obstacle(reason: str) -> str:
    if not reason.strip():
        return _("请写明理由，填报人会看到")
    if len(reason.strip()) > LONGEST_REASON:
        return _("理由最多 %(most)s 个字") % {"most": LONGEST_REASON}
    return ""
