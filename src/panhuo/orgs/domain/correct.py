"""What was entered wrongly about an organisation is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.domain.organisations import find_region, refuse_used
from panhuo.orgs.enums import OrganisationKind
from panhuo.orgs.errors import InvalidInput, NotAllowed
from panhuo.orgs.rules import is_admin_of, is_installation_admin
from panhuo.orgs.uscc import check_uscc

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, Region, User

FIELDS = ("kind", "region", "uscc")


def correctable(organisation: Organisation, *, actor: User | None) -> tuple[str, ...]:
    """What `actor` may correct.

    The administrator of the installation all of it: the kind gives rights, and an enterprise's code was proved. Its own
    administrator the region, unless it is an authority (the region says on whose registrations it decides), and a code
    that is still missing.
    """
    if actor is None or is_installation_admin(actor):
        return FIELDS
    if not is_admin_of(actor, organisation):
        return ()
    region = () if organisation.kind == OrganisationKind.AUTHORITY else ("region",)
    return (*region, *(() if organisation.uscc else ("uscc",)))


@transaction.atomic
def correct_organisation(
    organisation: Organisation, *, kind: str, region: Region | str | None, uscc: str, actor: User | None
) -> Organisation:
    """Set kind, region and unified social credit code; what is the same as before is left alone.

    Raises:
        NotAllowed: a value that the actor may not correct is another than before.
        InvalidInput: names the field: unknown kind or region, a code that is wrong or another organisation's.
    """
    if kind not in OrganisationKind.values:
        raise InvalidInput(_("未知的机构类型“%(kind)s”"), field="kind", code="kind", params={"kind": kind})
    place, code = find_region(region), check_uscc(uscc) if uscc.strip() else None
    after = {"kind": str(kind), "region": place, "uscc": code}
    changed = [name for name in FIELDS if getattr(organisation, name) != after[name]]
    if not changed:
        return organisation
    if not set(changed) <= set(correctable(organisation, actor=actor)):
        raise NotAllowed
    refuse_used(code, but=organisation)
    said = {name: [_plain(getattr(organisation, name)), _plain(after[name])] for name in changed}
    for name in changed:
        setattr(organisation, name, after[name])
    organisation.save(update_fields=changed)
    log_event(
        object_type="organisation", object_id=organisation.pk, verb="corrected", actor=actor,
        organisation=organisation, data={"corrected": said},
    )  # fmt: skip
    return organisation


def _plain(value: object) -> str:
    return "" if value is None else str(value)
