"""Organisations and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.domain.events import log_event
from panhuo.orgs.enums import NameKind, OrganisationKind
from panhuo.orgs.errors import InvalidInput, NotAllowed
from panhuo.orgs.models import Organisation, OrganisationName, Region
from panhuo.orgs.names import normalise_name
from panhuo.orgs.queries.organisations import OrganisationQuerySet
from panhuo.orgs.rules import is_installation_admin, may_manage
from panhuo.orgs.uscc import check_uscc

if TYPE_CHECKING:
    from panhuo.orgs.models import User

LONGEST = 200


def clean_name(name: str) -> str:
    """A name fit for storing: normal form, not empty, at most 200 characters.

    Raises:
        InvalidInput: it is not.
    """
    tidy = normalise_name(name)
    if not tidy:
        raise InvalidInput(_("请填写机构名称"), field="name", code="empty")
    if len(tidy) > LONGEST:
        raise InvalidInput(
            _("机构名称最多 %(limit)s 个字，这里是 %(length)s 个字"),
            field="name",
            code="too_long",
            params={"limit": LONGEST, "length": len(tidy)},
        )
    return tidy


def find_region(region: Region | str | None) -> Region | None:
    """The region, given itself or by its GB/T 2260 code.

    Raises:
        InvalidInput: no region has this code.
    """
    if region is None or isinstance(region, Region):
        return region
    found = Region.objects.filter(pk=region).first()
    if found is None:
        message = _("没有代码为“%(code)s”的地区")
        raise InvalidInput(message, field="region", code="unknown_region", params={"code": region})
    return found


@transaction.atomic
def create_organisation(
    *,
    name: str,
    kind: OrganisationKind | str,
    region: Region | str | None = None,
    uscc: str | None = None,
    parent: Organisation | None = None,
    is_demo: bool = False,
    actor: User | None = None,
) -> Organisation:
    """Set an organisation up. `actor` None means the system itself (command line, demonstration data).

    Raises:
        NotAllowed: the actor does not run the installation.
        InvalidInput: name, kind, region or code is wrong or taken.
    """
    if actor is not None and not is_installation_admin(actor):
        raise NotAllowed
    if kind not in OrganisationKind.values:
        raise InvalidInput(_("未知的机构类型“%(kind)s”"), field="kind", code="kind", params={"kind": kind})
    tidy, code = clean_name(name), check_uscc(uscc) if uscc else None
    refuse_used(code, but=None)
    refuse_taken_name(tidy, but=None)
    organisation = Organisation.objects.create(
        name=tidy, kind=kind, region=find_region(region), uscc=code, parent=parent, is_demo=is_demo
    )
    _log(organisation, verb="created", actor=actor)
    return organisation


@transaction.atomic
def rename(organisation: Organisation, *, name: str, actor: User | None) -> Organisation:
    """Give it a new name and keep the old one as a former name, so that old patents still find it.

    Raises:
        NotAllowed: the actor does not run this organisation.
        InvalidInput: the name is empty, too long or another organisation's.
    """
    _require_manager(organisation, actor)
    tidy, before = clean_name(name), organisation.name
    if tidy == before:
        return organisation
    refuse_taken_name(tidy, but=organisation)
    organisation.names.filter(normal_name=normalise_name(tidy)).delete()
    _keep_name(organisation, name=before, kind=NameKind.FORMER)
    organisation.name = tidy
    organisation.save(update_fields=("name", "normal_name"))
    _log(organisation, verb="renamed", actor=actor, before=before, after=tidy)
    return organisation


@transaction.atomic
def add_name(organisation: Organisation, *, name: str, kind: NameKind | str, actor: User | None) -> OrganisationName:
    """Add a former name, a department or an alias by which patents may call it.

    Raises:
        NotAllowed: the actor does not run this organisation.
        InvalidInput: the name is empty, too long, or the name of another active organisation.
    """
    _require_manager(organisation, actor)
    tidy = clean_name(name)
    refuse_taken_name(tidy, but=organisation)
    row = _keep_name(organisation, name=tidy, kind=kind)
    _log(organisation, verb="name_added", actor=actor, name=tidy, kind=str(kind))
    return row


@transaction.atomic
def remove_name(row: OrganisationName, *, actor: User | None) -> None:
    """Take another name away that was wrong: patents that bear it are resolved again without it.

    Raises:
        NotAllowed: the actor does not run this organisation.
    """
    _require_manager(row.organisation, actor)
    organisation, name = row.organisation, row.name
    row.delete()
    _log(organisation, verb="name_removed", actor=actor, name=name, kind=row.kind)


def _keep_name(organisation: Organisation, *, name: str, kind: NameKind | str) -> OrganisationName:
    row, _made = OrganisationName.objects.update_or_create(
        organisation=organisation, normal_name=normalise_name(name), defaults={"name": name, "kind": kind}
    )
    return row


def _require_manager(organisation: Organisation, actor: User | None) -> None:
    if actor is not None and not may_manage(actor, organisation):
        raise NotAllowed


def refuse_used(uscc: str | None, *, but: Organisation | None) -> None:
    """Raises InvalidInput where another organisation has this code, in whatever state it is."""
    if uscc and _others(but).filter(uscc=uscc).exists():
        message = _("统一社会信用代码 %(uscc)s 已属于另一家机构")
        raise InvalidInput(message, field="uscc", code="taken", params={"uscc": uscc})


def refuse_taken_name(name: str, *, but: Organisation | None) -> None:
    """Raises InvalidInput where another active organisation has this name."""
    if _others(but).active().filter(normal_name=normalise_name(name)).exists():
        message = _("已有名为“%(name)s”的机构")
        raise InvalidInput(message, field="name", code="taken", params={"name": name})


def _others(but: Organisation | None) -> OrganisationQuerySet:
    return Organisation.objects.exclude(pk=but.pk) if but else Organisation.objects.all()


def _log(organisation: Organisation, *, verb: str, actor: User | None, **data: str) -> None:
    log_event(
        object_type="organisation",
        object_id=organisation.pk,
        verb=verb,
        actor=actor,
        organisation=organisation,
        data=data,
    )
