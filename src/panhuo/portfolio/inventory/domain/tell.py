"""Whose turn it is now, they are told: one line a person, however many entries moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from panhuo.orgs.api import Membership, Role, User, notify
from panhuo.patents.api import Inventor
from panhuo.portfolio.inventory.enums import EntryState

if TYPE_CHECKING:
    from panhuo.portfolio.inventory.models import Entry

LIST_URL: Final = "/inventory/"
MINE_URL: Final = "/inventory/mine/"
_WORKING: Final = (Role.ADMIN, Role.STAFF)
_BACK: Final = (EntryState.COLLEGE_RETURNED, EntryState.UNIVERSITY_RETURNED)


def tell_moved(
    entries: Collection[Entry], *, state: str, reviewing: Collection[int], key: str, reason: str = ""
) -> None:
    """After entries came to `state`: inventors of what came back, staff of what waits for them."""
    if state in _BACK:
        _tell_inventors(entries, key=key, text=_("建档被退回（%(n)s 件）：%(reason)s"), reason=reason)
    elif state == EntryState.IN_BASE:
        _tell_inventors(entries, key=key, text=_("%(n)s 件专利已入存量专利基础库"))
    elif state in (EntryState.SUBMITTED, EntryState.COLLEGE_ACCEPTED):
        _tell_reviewers(entries, state=state, reviewing=reviewing, key=key)


def tell_joined(entries: Collection[Entry], *, key: str) -> None:
    """New grants have joined: their inventors and colleges fill them in."""
    _tell_inventors(entries, key=key, text=_("新授权专利 %(n)s 件等您建档"))
    counts: dict[int, int] = defaultdict(int)
    for entry in entries:
        counts[entry.college_id or entry.organisation_id] += 1
    for organisation, n in counts.items():
        text = ngettext("新授权专利 %(n)s 件进入盘点", "新授权专利 %(n)s 件进入盘点", n) % {"n": n}
        notify(users=_staff(organisation), text=text, url=f"{LIST_URL}?state=draft", key=key)


def inventors_of(entries: Collection[Entry]) -> dict[User, int]:
    """People with an account who claimed these patents, and how many of them."""
    rows = Inventor.objects.filter(
        patent__in=[entry.patent_id for entry in entries], person__user__isnull=False
    ).values_list("person__user", "patent_id")
    patents: dict[int, set[int]] = defaultdict(set)
    for user_id, patent_id in rows:
        patents[user_id].add(patent_id)
    return {user: len(patents[user.pk]) for user in User.objects.filter(pk__in=patents)}


def _tell_inventors(entries: Collection[Entry], *, key: str, text: str, reason: str = "") -> None:
    for user, n in inventors_of(entries).items():
        notify(users=[user], text=text % {"n": n, "reason": reason}, url=MINE_URL, key=key)


def _tell_reviewers(entries: Collection[Entry], *, state: str, reviewing: Collection[int], key: str) -> None:
    counts: dict[int, int] = defaultdict(int)
    for entry in entries:
        first = entry.college_id if state == EntryState.SUBMITTED and entry.college_id in reviewing else None
        counts[first or entry.organisation_id] += 1
    for organisation, n in counts.items():
        text = ngettext("%(n)s 件建档等您审核", "%(n)s 件建档等您审核", n) % {"n": n}
        notify(users=_staff(organisation), text=text, url=f"{LIST_URL}?state={state}", key=key)


def _staff(organisation: int) -> list[User]:
    rows = Membership.objects.filter(organisation=organisation, role__in=_WORKING).select_related("user")
    return [row.user for row in rows]
