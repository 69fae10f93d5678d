"""Citations as they come from a form, checked and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from panhuo.exchange.desk.rules.errors import RuleError
from panhuo.exchange.desk.rules.laws import Cited, check_cited
from panhuo.orgs.api import InvalidInput


def checked(cites: Iterable[Cited]) -> list[list[Any]]:
    """As they are kept. Raises InvalidInput for a law or an article that there is not."""
    kept = list(cites)
    for cited in kept:
        try:
            check_cited(cited)
        except RuleError as error:
            raise InvalidInput(_(error.template), field="cites", code=error.code, params=error.params) from error
    return [[one.law, one.article, one.paragraph, one.title.strip()] for one in kept]


def cited_of(rows: Sequence[Sequence[Any]]) -> list[Cited]:
    """Back from a record."""
    return [Cited(*row) for row in rows]
