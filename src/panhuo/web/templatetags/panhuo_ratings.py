"""Filters of ratings: `{% load panhuo_ratings %}`."""

from __future__ import annotations

from decimal import Decimal

from django import template

from panhuo.portfolio.ratings.api import EnterpriseRating

register = template.Library()


@register.filter
def tenths(value: int) -> str:
    """35 as 3.5."""
    return str(Decimal(value) / 10)


@register.filter
def rating_modes(rating: EnterpriseRating) -> str:
    """Ways of cooperating that an enterprise wishes, in words."""
    from panhuo.web.ratings.views.agreed import mode_labels

    return "、".join(mode_labels(rating))
