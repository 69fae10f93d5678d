"""Search by meaning: keywords or a pasted paragraph, for anybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.matching.api import patents_for_text
from panhuo.orgs.api import InvalidInput
from panhuo.web.access import public
from panhuo.web.match.make import patent_cards
from panhuo.web.search.choices import choices, wanted_filters
from panhuo.web.search.numbers import patent_by_number

LONGEST_IN_ADDRESS = 500
"""A longer text is sent by POST: browsers and proxies cut long addresses off."""
LONGEST = 20_000
SHOWN = 20


@public
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Ranked patents with the reasons for each. A patent's number leads straight to its page."""
    asked = request.POST if request.method == "POST" else request.GET
    text = asked.get("q", "").strip()
    if request.method == "POST" and len(text) <= LONGEST_IN_ADDRESS:
        return redirect(f"{request.path}?{_address(asked)}")
    if patent := patent_by_number(text, user=request.user):
        return redirect("patent-detail", patent.pk)
    context: dict[str, Any] = {"q": text[:LONGEST], "choices": choices(asked), "longest": LONGEST}
    return render(request, "web/search/search.html", context | (_found(request, asked, text) if text else {}))


def _found(request: HttpRequest, asked: QueryDict, text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        message = _("文字有 %(n)s 字，最多 %(most)s 字。请只留下与技术有关的段落。")
        return {"error": message % {"n": len(text), "most": LONGEST}}
    try:
        results = patents_for_text(text, user=request.user, filters=wanted_filters(asked), limit=SHOWN)
    except InvalidInput as error:
        return {"error": error.message}
    return {"results": results, "cards": patent_cards(results.hits)}


def _address(asked: QueryDict) -> str:
    kept = asked.copy()
    kept.pop("csrfmiddlewaretoken", None)
    return kept.urlencode()
