"""An entry is opened and filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.portfolio.inventory.domain.colleges import college_of_inventors, colleges_of
from panhuo.portfolio.inventory.domain.dates import due_date
from panhuo.portfolio.inventory.domain.log import log_entries
from panhuo.portfolio.inventory.domain.settings import open_inventory, settings_of
from panhuo.portfolio.inventory.enums import Intent
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import Entry
from panhuo.portfolio.inventory.rules import Hand
from panhuo.portfolio.inventory.values import FIELDS, checked, coherent

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User
    from panhuo.patents.api import Patent


@transaction.atomic
def open_entry(patent: Patent, *, organisation: Organisation, actor: User | None) -> Entry:
    """The entry of this patent; a draft is made where there is none. The caller checks that the actor may."""
    settings = open_inventory(organisation, actor=None)
    entry, made = Entry.objects.get_or_create(
        patent=patent, organisation=organisation, defaults={"due_on": due_date("draft", settings=settings)}
    )
    if made:
        log_entries([(entry, {})], verb="inventory_opened", actor=actor)
    if entry.college_id is None:
        college = college_of_inventors(entry, colleges={one.pk: one for one in colleges_of(organisation)})
        if college is not None:
            entry.college = college
            entry.save(update_fields=("college", "updated_at"))
    return entry


@transaction.atomic
def save_entry(
    entry: Entry, *, said: Mapping[str, Any], actor: User, version: int | None = None
) -> dict[str, list[Any]]:
    """Write what is filled in; gives field → [old, new] of what changed. `version`: the one that the writer saw.

    Raises:
        NotAllowed: the actor may not fill it in (now); hidden where they may not see it.
        InvalidInput: a value can't be accepted; nothing is written then.
        DomainError: somebody else has changed it since `version`.
    """
    if not Entry.objects.visible_to(actor).filter(pk=entry.pk).exists():
        raise NotAllowed(hidden=True)
    fresh = Entry.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=entry.pk)
    if not Hand.of(actor).may_fill(fresh):
        raise NotAllowed(_("现在不能修改这件专利的建档内容"))
    if version is not None and version != fresh.version:
        raise DomainError(_("这件专利刚被他人修改，请刷新页面后再填"), code="changed")
    changes = put(fresh, checked(said, settings=settings_of(fresh.organisation)))
    if changes:
        fresh.version += 1
        fresh.save()
        log_entries([(fresh, {"changes": changes})], verb="inventory_filled", actor=actor)
        tell_listeners([fresh.pk])
    for name in (*FIELDS, "version", "updated_at"):
        setattr(entry, name, getattr(fresh, name))
    return changes


def put(entry: Entry, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set checked values and what follows from them; gives field → [old, new]. Doesn't save."""
    before = {name: getattr(entry, name) for name in FIELDS}
    for name, value in values.items():
        setattr(entry, name, value)
    if values.get("price_fen") and "negotiable" not in values:
        entry.negotiable = False
    if values.get("modes") and "intent" not in values:
        entry.intent = Intent.YES
    coherent(entry)
    entry.updated_at = timezone.now()
    return {name: [old, getattr(entry, name)] for name, old in before.items() if old != getattr(entry, name)}
