"""The lines of a digest, as its reader may see them now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from panhuo.exchange.subscriptions.enums import Target
from panhuo.exchange.subscriptions.models import SentDigest
from panhuo.exchange.subscriptions.queries.news import in_sight
from panhuo.exchange.subscriptions.rules.digest import Digest, Line
from panhuo.needs.api import industry_name
from panhuo.patents.api import display_number, display_owner

PAGES = {Target.NEEDS: "need-detail", Target.PATENTS: "patent-detail", Target.EVENTS: "event-detail"}


def lines_of(digest: SentDigest, *, base: str = "") -> list[Line]:
    """Items still in sight, in the order in which they were told; `base` is put before the addresses."""
    subscription = digest.subscription
    order = list(digest.told.values_list("item", flat=True))
    rows = in_sight(subscription).filter(pk__in=order)
    if subscription.target == Target.PATENTS:
        rows = rows.prefetch_related("identifiers", "owners__owner_name")
    elif subscription.target == Target.NEEDS:
        rows = rows.select_related("region")
    found = {row.pk: row for row in rows}
    page = PAGES[Target(subscription.target)]
    return [
        Line(_title(found[pk]), base + reverse(page, args=(pk,)), _facts(subscription.target, found[pk]))
        for pk in order
        if pk in found
    ]


def message_of(digest: SentDigest, *, base: str) -> Digest | None:
    """The digest to send; None where nothing of it is in sight any more."""
    lines = lines_of(digest, base=base)
    if not lines:
        return None
    n = len(lines)
    title = ngettext("“%(name)s”有 %(n)s 条新内容", "“%(name)s”有 %(n)s 条新内容", n)
    more = ""
    if digest.more:
        more = ngettext("另有 %(n)s 条因每周条数上限留待以后", "另有 %(n)s 条因每周条数上限留待以后", digest.more) % {
            "n": digest.more
        }
    return Digest(
        title=title % {"name": digest.subscription.name, "n": n},
        lines=lines,
        manage=base + reverse("subscription-list"),
        manage_words=_("管理订阅"),
        more=more,
    )


def _title(row: Any) -> str:
    return str(row)


def _facts(target: str, row: Any) -> str:
    if target == Target.NEEDS:
        return _joined((industry_name(row.industry), str(row.region or "")))
    if target == Target.PATENTS:
        return _joined((display_number(row), display_owner(row)))
    return _joined((f"{timezone.localtime(row.starts_at):%Y-%m-%d %H:%M}", row.place))


def _joined(pieces: Iterable[str]) -> str:
    return " · ".join(piece for piece in pieces if piece)
