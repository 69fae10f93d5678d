"""Terms as stored and as the rules know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from panhuo.deals.rules.usefirst.terms import Met, Terms, match_terms
from panhuo.deals.usefirst.models import UseRequest


def terms_data(terms: Terms) -> dict[str, Any]:
    """Plain data that `terms_from` reads back."""
    return {**asdict(terms), "modes": sorted(terms.modes)}


def terms_from(data: Mapping[str, Any]) -> Terms:
    known = {name: value for name, value in data.items() if name in Terms.__dataclass_fields__}
    return Terms(**{**known, "modes": frozenset(known.get("modes", ()))})


def request_match(request: UseRequest) -> list[Met]:
    """The offer beside the wish."""
    return match_terms(terms_from(request.result.offer), terms_from(request.wish))
