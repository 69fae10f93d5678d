"""What the match page needs beside the cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from panhuo.matching.api import Mode, Results
from panhuo.web.match.cards import Card
from panhuo.web.match.contact import Contact
from panhuo.web.match.ratings import RatingView


@dataclass(frozen=True, slots=True)
class Item:
    """A card with its buttons; `rating` is None for those who speak for neither side."""

    card: Card
    rating: RatingView | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    headline: str
    export_url: str = ""
    prints_letter: bool = False


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was found: what that means and what to do next."""

    title: str
    text: str
    url: str = ""
    action: str = ""


def quiet_from(items: Sequence[Item]) -> int | None:
    """Rank from which on no card answers any part; None where the last one does."""
    answered = [item.card.rank for item in items if item.card.covered]
    first = max(answered, default=0) + 1
    return first if first <= len(items) else None


def mode_line(results: Results[Any]) -> str:
    """By what was matched, in words."""
    if results.mode == Mode.CAREFUL:
        return _("按词语和语义匹配。")
    if results.mode == Mode.WORDS:
        return _("仅按词语匹配。")
    return ""


def nothing(results: Results[Any], *, usual: bool, items: Sequence[Item]) -> Nothing | None:
    """Why the list is empty; None where it is not."""
    if items:
        return None
    if results.mode == Mode.NONE:
        return Nothing(_("索引正在建立"), _("建好后会自动出现匹配结果，请稍后刷新本页。"))
    if not usual:
        return Nothing(
            _("没有符合筛选条件的结果"), _("放宽条件再试，例如包含失效的专利或不限权利人。"), "?", _("恢复默认条件")
        )
    return Nothing(_("没有找到匹配"), _("可能还没有导入相关的记录，也可以把要解决的问题和指标写得更具体。"))
