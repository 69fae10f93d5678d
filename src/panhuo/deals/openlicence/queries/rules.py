"""The promotional words and the usual upper limits in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from panhuo.deals.openlicence.enums import LintKind
from panhuo.deals.openlicence.models import LintTable
from panhuo.deals.rules.open_licence.caps import Caps, parse_caps, shipped_caps
from panhuo.deals.rules.open_licence.words import Word, parse_words, shipped_rows, shipped_words

if TYPE_CHECKING:
    from django.db.models import QuerySet


def lint_table(kind: LintKind) -> LintTable | None:
    """The version that an administrator brought in; None: what we ship holds."""
    return LintTable.objects.filter(kind=kind).first()


def lint_version(kind: LintKind) -> int:
    """Of what holds; 0 is what we ship."""
    row = lint_table(kind)
    return row.version if row else 0


def lint_history() -> QuerySet[LintTable]:
    """Every change, the newest first: who made it, when and why."""
    return LintTable.objects.select_related("created_by").order_by("-created_at", "-pk")


def word_rows() -> list[dict[str, Any]]:
    """The list in force as plain data."""
    row = lint_table(LintKind.WORDS)
    return list(row.data["words"]) if row else list(shipped_rows())


def words_in_force() -> Sequence[Word]:
    row = lint_table(LintKind.WORDS)
    return parse_words(row.data) if row else shipped_words()


def caps_in_force() -> Caps:
    row = lint_table(LintKind.CAPS)
    return parse_caps(row.data) if row else shipped_caps()
