"""Tags that read deals: `{% load panhuo_deals %}`."""

from __future__ import annotations

from django import template

from panhuo.deals.openlicence.api import OpenStatement
from panhuo.patents.api import Patent

register = template.Library()


@register.simple_tag
def open_statement(patent: Patent) -> OpenStatement | None:
    """The announced statement by which anybody can have a licence; None where there is none."""
    return OpenStatement.objects.open().filter(patent=patent).first()
