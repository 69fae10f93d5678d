"""A patent by the number that somebody typed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, User
from panhuo.web.search.numbers import patent_by_number


def typed_patent(text: str, *, user: User) -> int | None:
    """Its id; None for an empty text.

    Raises:
        InvalidInput: no patent that the user may see has this number.
    """
    typed = text.strip()
    if not typed:
        return None
    found = patent_by_number(typed, user=user)
    if found is None:
        raise InvalidInput(
            _("没有号码为“%(number)s”的专利"), field="other", code="number", params={"number": typed[:40]}
        )
    return found.pk
