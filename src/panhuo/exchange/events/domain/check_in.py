"""Who came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.enums import EventState
from panhuo.exchange.events.may import is_host
from panhuo.exchange.events.models import Attendee
from panhuo.orgs.api import DomainError, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def check_in(attendee: Attendee, *, actor: User | None = None) -> bool:
    """Write down that the person is here; False: was here already. `actor` None: by the code on the badge.

    Raises:
        NotAllowed: the actor is not of the host.
        DomainError: the event isn't scheduled or held, or (by the badge) it isn't the day of the event.
    """
    locked = Attendee.objects.select_for_update().get(pk=attendee.pk)
    event = locked.party.event
    if actor is not None and not is_host(actor, event):
        raise NotAllowed
    if event.state not in {EventState.SCHEDULED, EventState.HELD}:
        raise DomainError(_("活动现在不能签到"), code="state")
    if actor is None and timezone.localdate() != timezone.localdate(event.starts_at):
        day = timezone.localdate(event.starts_at).isoformat()
        raise DomainError(_("活动当天（%(day)s）才能签到") % {"day": day}, code="day")
    if locked.checked_in_at is not None:
        return False
    locked.checked_in_at, locked.checked_in_by = timezone.now(), actor
    locked.save(update_fields=["checked_in_at", "checked_in_by"])
    tell(event, verb="checked_in", actor=actor, attendee=locked.pk)
    attendee.refresh_from_db()
    return True


@transaction.atomic
def undo_check_in(attendee: Attendee, *, actor: User) -> None:
    """Take a mistaken check-in back. Raises NotAllowed."""
    event = attendee.party.event
    if not is_host(actor, event):
        raise NotAllowed
    attendee.checked_in_at = attendee.checked_in_by = None
    attendee.save(update_fields=["checked_in_at", "checked_in_by"])
    tell(event, verb="check_in_undone", actor=actor, attendee=attendee.pk)
