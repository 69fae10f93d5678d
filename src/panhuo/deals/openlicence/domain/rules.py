"""Changing what the linter goes by where no law says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from panhuo.deals.openlicence.enums import LintKind
from panhuo.deals.openlicence.may import may_change_lint
from panhuo.deals.openlicence.models import LintTable
from panhuo.deals.refused import refused
from panhuo.deals.rules.open_licence.caps import Caps, caps_data
from panhuo.deals.rules.open_licence.words import parse_words
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User

MOST_PERCENT: Final = 100


def save_words(*, rows: list[Any], note: str, seen: int, actor: User) -> LintTable:
    """Put a list of promotional words in force (`rules.open_licence.words.parse_words`).

    `seen`: the version that the change was made from (`lint_version`).

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no word on why, a row that cannot be right (with its number), or somebody else was faster.
    """
    if not may_change_lint(actor):
        raise NotAllowed
    if not note.strip():
        raise InvalidInput(_("请写明为什么修改，例如审查意见的日期"), field="note")
    with refused("rows"):
        parse_words({"words": rows})
    return _save(LintKind.WORDS, {"words": rows}, note=note, seen=seen, actor=actor)


def save_caps(caps: Caps, *, seen: int, actor: User) -> LintTable:
    """Put other usual upper limits in force; `caps.source` tells why.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no source, a limit that cannot be one, or somebody else was faster.
    """
    if not may_change_lint(actor):
        raise NotAllowed
    if not caps.source.strip():
        raise InvalidInput(_("请写明上限的出处"), field="source")
    if caps.fixed is not None and caps.fixed <= 0:
        raise InvalidInput(_("固定费用的上限应大于零；不设上限就不填"), field="fixed")
    for name, rate in (("net_sales", caps.net_sales), ("profit", caps.profit)):
        if rate is not None and not 0 < rate <= MOST_PERCENT:
            raise InvalidInput(_("提成率的上限应大于 0、不超过 100；不设上限就不填"), field=name)
    data = caps_data(caps) | {"source": caps.source.strip()[:300]}
    return _save(LintKind.CAPS, data, note=caps.source, seen=seen, actor=actor)


def _save(kind: LintKind, data: Mapping[str, Any], *, note: str, seen: int, actor: User) -> LintTable:
    changed = InvalidInput(_("刚才有人改过，请看过现在的内容再改"), field="seen", code="changed")
    last = LintTable.objects.filter(kind=kind).first()
    if seen != (last.version if last else 0):
        raise changed
    try:
        with transaction.atomic():
            made = LintTable.objects.create(
                kind=kind, version=seen + 1, data=dict(data), note=note.strip()[:300], created_by=actor
            )
            log_event(
                object_type="lint_table", object_id=made.pk, verb="created", actor=actor,
                data={"kind": kind, "version": made.version},
            )  # fmt: skip
    except IntegrityError as error:  # two at the same moment
        raise changed from error
    return made
