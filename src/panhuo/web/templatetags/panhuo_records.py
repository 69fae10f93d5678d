"""Filters that read records: `{% load panhuo_records %}`."""

from __future__ import annotations

from django import template

from panhuo.orgs.api import Event, Organisation
from panhuo.patents.api import Patent
from panhuo.web import events

register = template.Library()


@register.filter
def number(patent: Patent) -> str:
    """The number that people know the patent by."""
    from panhuo.patents.api import display_number

    return display_number(patent)


@register.filter
def owner(patent: Patent) -> str:
    """Today's owners in one line."""
    from panhuo.patents.api import display_owner

    return display_owner(patent)


@register.filter
def event_words(event: Event) -> str:
    """What happened, in words."""
    return events.event_words(event)


@register.filter
def short_college(college: Organisation) -> str:
    """A college without the name of its institution in front; reads `parent`."""
    from panhuo.portfolio.inventory.api import short_name

    return short_name(college)
