"""A question about a record starts with the right to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.orgs.api import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.needs.api import EnterpriseProfile, Need
    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent


def require_seen(record: Need | EnterpriseProfile | Patent, *, user: User | AnonymousUser) -> None:
    """Raises `NotAllowed` (hidden) for a record that the user may not see."""
    if not type(record).objects.visible_to(user).filter(pk=record.pk).exists():
        raise NotAllowed(_("没有这条记录，或者您无权查看。"), code="not_found", hidden=True)
