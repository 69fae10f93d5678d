"""What the pages of a need and of a profile have in common: ranked patents with filters, tools and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from panhuo.engine.api import NeedPart
from panhuo.matching.api import PatentHit, Results
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.web.match.cards import Card
from panhuo.web.match.filters import MatchFilters, filter_view
from panhuo.web.match.items import patent_items
from panhuo.web.match.make import patent_cards
from panhuo.web.match.page import Tools, mode_line, nothing, quiet_from
from panhuo.web.match.rows import asked
from panhuo.web.match.subject import Subject, need_subject, profile_subject
from panhuo.web.match.who import Looker


def listed(
    request: HttpRequest,
    results: Results[PatentHit],
    *,
    demand: Need | EnterpriseProfile,
    filters: MatchFilters,
    rate_url: str,
    export_url: str,
) -> dict[str, Any]:
    """The context of `_body.html` for patents that answer `demand`."""
    cards = patent_cards(results.hits)
    parts = asked(results.hits[0].explanation) if results.hits else []
    items = patent_items(
        cards, demand=demand, looker=Looker.of(request.user), url=rate_url, back=request.get_full_path()
    )
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "subject": _subject(request, demand, parts, cards),
        "items": items,
        "quiet_from": quiet_from(items),
        "filters": filter_view(filters),
        "letter": filters.letter,
        "tools": Tools(
            headline=_("%(n)s 件专利") % {"n": len(cards)},
            export_url=export_url + query if cards else "",
            prints_letter=bool(cards),
        ),
        "mode_line": mode_line(results),
        "notes": results.notes,
        "none": nothing(results, usual=filters.is_usual, items=items),
    }


def _subject(
    request: HttpRequest, demand: Need | EnterpriseProfile, parts: Sequence[NeedPart], cards: Sequence[Card]
) -> Subject:
    if isinstance(demand, Need):
        return need_subject(demand, parts, cards, request.user)
    return profile_subject(demand, parts, cards)
