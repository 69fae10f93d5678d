"""What registrations leave in the event log, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.domain.notifications import notify
from panhuo.orgs.queries.approvers import approvers_of

if TYPE_CHECKING:
    from panhuo.orgs.models import Event, Registration, User

LIST_URL: Final = "/registrations/"
OWN_URL: Final = "/organisation/"


def tell_approvers(registration: Registration, *, verb: str, actor: User) -> None:
    """It waits for a decision: into the log and to everyone who may decide."""
    event = _log(registration, verb=verb, actor=actor, proof=registration.proof.name or "")
    text = _("“%(name)s”申请登记，等待审核") % {"name": registration.organisation.name}
    _tell(approvers_of(registration.organisation), text=text, url=LIST_URL, event=event)


def tell_applicant(registration: Registration, *, verb: str, text: str, actor: User) -> None:
    """It was decided: into the log and to the person who asked."""
    event = _log(registration, verb=verb, actor=actor, reason=registration.reason)
    _tell([registration.applicant], text=text, url=OWN_URL, event=event)


def _tell(users: Iterable[User], *, text: str, url: str, event: Event) -> None:
    notify(users=users, text=text, url=url, key=f"event:{event.pk}")


def _log(registration: Registration, *, verb: str, actor: User, **data: str) -> Event:
    organisation = registration.organisation
    return log_event(
        object_type="organisation",
        object_id=organisation.pk,
        verb=verb,
        actor=actor,
        organisation=organisation,
        data={key: value for key, value in data.items() if value},
    )
