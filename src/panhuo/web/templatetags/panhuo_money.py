"""Filters of deals' money: `{% load panhuo_money %}`."""

from __future__ import annotations

from django import template

from panhuo.web.plans.words import key_words

register = template.Library()


@register.filter
def charge_key(key: str) -> str:
    """What a charge of a plan is for, by its key."""
    return key_words(key)
