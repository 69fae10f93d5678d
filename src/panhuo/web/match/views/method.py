"""How matches are found and ranked, and what the levels were measured to mean."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.engine.api import Measured, measured_levels, ranker_weights
from panhuo.web.access import public
from panhuo.web.match.levels import FEATURES, LEVELS


@public
@require_GET
def match_method(request: HttpRequest) -> HttpResponse:
    """One page for everybody: features with their weights, and levels with what readers said."""
    weights = ranker_weights()
    features = [(label, says, [own.get(name) for own in weights.values()]) for name, (label, says) in FEATURES.items()]
    levels = [(LEVELS[one.level], one) for one in measured_levels()]
    context = {"features": features, "posted": _of(levels, "posted"), "written": _of(levels, "written")}
    return render(request, "web/match/method.html", context)


def _of(levels: Sequence[tuple[object, Measured]], needs: str) -> list[tuple[object, Measured]]:
    return [(label, one) for label, one in levels if one.needs == needs]
