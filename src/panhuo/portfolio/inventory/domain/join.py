"""New grants join by themselves (增量专利动态盘点, domain.md §1.2 point 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from panhuo.orgs.api import NotAllowed, start_job
from panhuo.patents.api import current_patent
from panhuo.portfolio.inventory.domain.colleges import colleges_of
from panhuo.portfolio.inventory.domain.dates import due_date
from panhuo.portfolio.inventory.domain.entries import put
from panhuo.portfolio.inventory.domain.log import log_entries
from panhuo.portfolio.inventory.domain.prefill import read_template_fields
from panhuo.portfolio.inventory.domain.settings import open_inventory
from panhuo.portfolio.inventory.domain.tell import tell_joined
from panhuo.portfolio.inventory.enums import EntryState
from panhuo.portfolio.inventory.models import Entry, InventorySettings
from panhuo.portfolio.inventory.queries.scope import to_join
from panhuo.portfolio.inventory.rules import may_run_inventory

if TYPE_CHECKING:
    from panhuo.orgs.api import Job, JobHandle, Organisation, User
    from panhuo.patents.api import Patent

CHUNK: Final = 500


def start_joining(organisation: Organisation, *, actor: User) -> Job:
    """Open the inventory and make drafts of all granted patents that have none, in the background.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
    """
    if not may_run_inventory(actor, organisation):
        raise NotAllowed
    with transaction.atomic():
        open_inventory(organisation, actor=actor)
        rounds = Entry.objects.filter(organisation=organisation).order_by("-pk").values_list("pk", flat=True).first()
        waiting = to_join(organisation).order_by("-pk").values_list("pk", flat=True).first()
        key = f"inventory.join:{organisation.pk}:{rounds or 0}:{waiting or 0}"
        params = {"organisation": organisation.pk}
        return start_job("inventory.join", key=key, params=params, owner=actor, organisation=organisation)


def join_grants(settings: InventorySettings, *, job: JobHandle | None = None) -> int:
    """Make the drafts, in chunks that are kept one by one; gives how many. Doing it again makes none twice."""
    organisation, made = settings.organisation, 0
    follow_merges(organisation)
    total = to_join(organisation).count()
    while True:
        with transaction.atomic():
            patents = list(to_join(organisation).order_by("pk").defer("claims", "description")[:CHUNK])
            if not patents:
                return made
            entries = _join(patents, settings=settings)
            made += len(entries)
            tell_joined(entries, key=f"inventory:joined:{entries[0].pk}")
            if job is not None:
                job.progress(made, total)


@transaction.atomic
def follow_merges(organisation: Organisation) -> int:
    """Entries of records that became part of another go with them, unless that one has an entry of its own."""
    moved = 0
    stale = Entry.objects.filter(organisation=organisation, patent__merged_into__isnull=False)
    for entry in stale.select_related("patent"):
        target = current_patent(entry.patent)
        if not Entry.objects.filter(organisation=organisation, patent=target).exists():
            before, entry.patent = entry.patent_id, target
            entry.version += 1
            entry.save(update_fields=("patent", "version", "updated_at"))
            log_entries([(entry, {"from": before, "to": target.pk})], verb="inventory_followed_merge", actor=None)
            moved += 1
    return moved


def _join(patents: list[Patent], *, settings: InventorySettings) -> list[Entry]:
    organisation = settings.organisation
    colleges = list(colleges_of(organisation))
    due = due_date(EntryState.DRAFT, settings=settings)
    entries = []
    for patent in patents:
        read = read_template_fields(patent.extra, settings=settings, colleges=colleges, organisation=organisation)
        entry = Entry(patent=patent, organisation=organisation, due_on=due, college=read.college)
        put(entry, read.values)
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    log_entries([(entry, {"joined": True}) for entry in entries], verb="inventory_opened", actor=None)
    return entries
