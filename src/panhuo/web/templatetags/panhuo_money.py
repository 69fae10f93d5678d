"""Filters of deals' money: `{% load panhuo_money %}`."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from panhuo.deals.rules.findings import Finding
from panhuo.web.plans.words import key_words

register = template.Library()


@register.filter
def charge_key(key: str) -> str:
    """What a charge of a plan is for, by its key."""
    return key_words(key)


@register.filter
def finding_words(finding: Finding) -> str:
    """What a check has to say, in the reader's language."""
    params = {name: _(value) for name, value in finding.params.items() if value}
    return _(finding.template) % {**finding.params, **params} if finding.params else _(finding.template)
