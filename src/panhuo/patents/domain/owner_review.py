"""A person decides what an owner's name means."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, User, is_installation_admin, log_event
from panhuo.patents.domain.touch import touch_patents
from panhuo.patents.enums import Resolution
from panhuo.patents.models import OwnerName, Patent
from panhuo.patents.rules import may_decide_owner

OBJECT_TYPE = "owner_name"


@transaction.atomic
def confirm_owner(owner_name: OwnerName, *, organisation: Organisation | None, actor: User | None) -> OwnerName:
    """The name means this organisation; its patents are the organisation's from now on.

    Raises:
        NotAllowed: the actor neither works for the proposed organisation nor runs the installation; only the
            administrator may name another organisation than the proposed one.
        InvalidInput: no organisation is named.
    """
    name = _locked(owner_name, actor)
    if organisation is None:
        raise InvalidInput(_("请选择这个名称所指的机构"), field="organisation", code="empty")
    proposed = organisation.pk in {name.candidate_id, name.organisation_id}
    if not proposed and actor is not None and not is_installation_admin(actor):
        raise NotAllowed
    reason = _("由%(person)s确认") % {"person": actor or _("系统")}
    return _decide(name, Resolution.CONFIRMED, organisation, reason, actor)


@transaction.atomic
def reject_owner(owner_name: OwnerName, *, actor: User | None) -> OwnerName:
    """The name does not mean the organisation that the rules proposed or took; the rules won't propose again.

    Raises:
        NotAllowed: the actor neither works for that organisation nor runs the installation.
    """
    name = _locked(owner_name, actor)
    denied = name.candidate or name.organisation
    reason = _("%(person)s否认是%(organisation)s") % {
        "person": actor or _("系统"), "organisation": denied.name if denied else _("任何机构"),
    }  # fmt: skip
    name.candidate = denied
    return _decide(name, Resolution.REJECTED, None, reason, actor)


def _locked(owner_name: OwnerName, actor: User | None) -> OwnerName:
    name = OwnerName.objects.select_for_update(of=("self",)).get(pk=owner_name.pk)
    if not may_decide_owner(actor, name):
        raise NotAllowed
    return name


def _decide(
    name: OwnerName, resolution: Resolution, organisation: Organisation | None, reason: str, actor: User | None
) -> OwnerName:
    name.resolution, name.organisation, name.reason = resolution, organisation, reason[:200]
    name.decided_by, name.decided_at = actor, timezone.now()
    name.save()
    data = {"name": name.name, "organisation": organisation.pk if organisation else None}
    log_event(
        object_type=OBJECT_TYPE, object_id=name.pk, verb=resolution.value, actor=actor, organisation=organisation,
        data=data,
    )  # fmt: skip
    touch_patents(Patent.objects.filter(owners__owner_name=name).distinct())
    return name
