"""Days that small forms send."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput


def day_if_any(request: HttpRequest) -> date | None:
    """The day in `deadline`; None where nothing was written. Raises InvalidInput."""
    text = request.POST.get("deadline", "").strip()
    if not text:
        return None
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise InvalidInput(_("请按 2026-05-31 的格式填写日期"), field="deadline")
    return found


def asked_day(request: HttpRequest) -> date:
    """The same where a day must be given. Raises InvalidInput."""
    found = day_if_any(request)
    if found is None:
        raise InvalidInput(_("请填写新的期限"), field="deadline", code="empty")
    return found
