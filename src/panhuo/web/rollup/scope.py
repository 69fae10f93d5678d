"""Whose region, and which period a page is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.rollup.api import authority_of
from panhuo.orgs.api import NotAllowed, Organisation
from panhuo.web.access import UserRequest


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date

    def query(self) -> str:
        return f"?first={self.first.isoformat()}&last={self.last.isoformat()}"


def own_authority(request: UserRequest) -> Organisation:
    """Raises NotAllowed for all but staff of authorities."""
    found = authority_of(request.user)
    if found is None:
        raise NotAllowed(_("此页面供知识产权管理部门的工作人员使用"))
    return found


def period_of(request: UserRequest) -> Period:
    """As the address says; else this year until today. What is no day is passed over; upside down is turned round."""
    today = timezone.localdate()
    first, last = _day(request, "first") or today.replace(month=1, day=1), _day(request, "last") or today
    return Period(min(first, last), max(first, last))


def _day(request: UserRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
