"""The one number and the one line of owners by which people know a patent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from panhuo.patents.enums import IdentifierKind

if TYPE_CHECKING:
    from panhuo.patents.models import Patent

_ORDER: Final = (IdentifierKind.APPLICATION, IdentifierKind.PUBLICATION, IdentifierKind.FOREIGN)
_SHOWN_OWNERS: Final = 3


def display_number(patent: Patent) -> str:
    """Application number, else the latest publication, else a foreign number; "" where there is none.

    Reads `identifiers` (prefetch them).
    """
    found = list(patent.identifiers.all())
    for kind in _ORDER:
        values = sorted(item.value for item in found if item.kind == kind)
        if values:
            return values[-1]
    return ""


def owner_names(patent: Patent) -> list[str]:
    """All owners of today in their order; where only the applicants are known, those. Reads `owners`."""
    found = list(patent.owners.all())
    today = [owner for owner in found if not owner.original] or found
    return [owner.owner_name.name for owner in today]


def display_owner(patent: Patent) -> str:
    """Up to three owners in a line, then how many there are; "" where none is known."""
    names = owner_names(patent)
    shown = _("、").join(names[:_SHOWN_OWNERS])
    if len(names) <= _SHOWN_OWNERS:
        return shown
    return _("%(names)s 等 %(count)s 家") % {"names": shown, "count": len(names)}
