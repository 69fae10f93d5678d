"""The match page turned round: needs that a patent may answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.matching.api import needs_for_patent
from panhuo.web.access import public
from panhuo.web.match.filters import TOPS, USUAL_TOP
from panhuo.web.match.items import need_items
from panhuo.web.match.make import need_cards, sentence_marks
from panhuo.web.match.page import Tools, mode_line, nothing, quiet_from
from panhuo.web.match.subject import patent_subject
from panhuo.web.match.views.find import patent_of
from panhuo.web.match.who import Looker


@public
@require_GET
def patent_match(request: HttpRequest, pk: int) -> HttpResponse:
    """The patent left with the sentences that answer needs, the needs right."""
    patent = patent_of(request, pk)
    top = next((n for n in TOPS if str(n) == request.GET.get("top")), USUAL_TOP)
    results = needs_for_patent(patent, user=request.user, limit=top)
    marks = sentence_marks(results.hits)
    cards = need_cards(results.hits, marks=marks)
    items = need_items(
        cards,
        patent=patent,
        looker=Looker.of(request.user),
        url=reverse("patent-match-rate", args=(pk,)),
        back=request.get_full_path(),
    )
    context = {
        "patent": patent,
        "subject": patent_subject(patent, marks, cards),
        "items": items,
        "quiet_from": quiet_from(items),
        "tools": Tools(headline=_("%(n)s 条需求") % {"n": len(cards)}),
        "mode_line": mode_line(results),
        "notes": results.notes,
        "none": nothing(results, usual=True, items=items),
    }
    return render(request, "web/match/patent.html", context)
