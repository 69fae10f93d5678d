"""Where the file was said to win, its values are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.portfolio.inventory.domain.colleges import colleges_of
from panhuo.portfolio.inventory.domain.export import own_cells
from panhuo.portfolio.inventory.domain.filing.compare import FIELDS_OF, values_of
from panhuo.portfolio.inventory.domain.log import log_entries, plain
from panhuo.portfolio.inventory.domain.settings import settings_of
from panhuo.portfolio.inventory.enums import FilingMatch, FilingState, Side
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import Entry, Filing, FilingRow

if TYPE_CHECKING:
    from panhuo.orgs.api import JobHandle

CHUNK: Final = 200


def write_filing(pk: int, *, job: JobHandle | None = None) -> dict[str, Any]:
    """Write chunk by chunk what isn't written yet; an entry changed since the comparison is left and says so."""
    filing = Filing.objects.select_related("organisation", "created_by").get(pk=pk)
    if filing.state != FilingState.APPLYING:
        return {}
    actor = User.objects.filter(pk=job.owner_id).first() if job is not None and job.owner_id else filing.created_by
    waiting = filing.rows.filter(match=FilingMatch.DIFFERENT, after_version=None)
    ids = [row.pk for row in waiting.only("pk", "choices") if Side.THEIRS in row.choices.values()]
    written = 0
    for start in range(0, len(ids), CHUNK):
        with transaction.atomic():
            rows = list(FilingRow.objects.filter(pk__in=ids[start : start + CHUNK]))
            written += _write(filing, rows, actor=actor)
            if job is not None:
                job.progress(min(start + CHUNK, len(ids)), len(ids))
    filing.state, filing.applied_at = FilingState.APPLIED, timezone.now()
    filing.save(update_fields=("state", "applied_at"))
    return {"written": written}


def _write(filing: Filing, rows: list[FilingRow], *, actor: User | None) -> int:
    organisation = filing.organisation
    settings, colleges = settings_of(organisation), list(colleges_of(organisation))
    found = Entry.objects.select_for_update(of=("self",)).filter(pk__in=[row.entry_id for row in rows])
    entries = {entry.pk: entry for entry in found.select_related("organisation", "college")}
    told: list[tuple[Entry, dict[str, Any]]] = []
    for row in rows:
        entry = entries.get(row.entry_id or 0)
        if entry is None:
            row.note = _("本平台已没有这件专利的建档")
            continue
        chosen = {name: row.differences[name][1] for name, side in row.choices.items() if side == Side.THEIRS}
        if any(own_cells(entry)[name] != row.differences[name][0] for name in chosen):
            row.note = _("核对后本平台的内容又有修改，未写入，请重新核对")
            continue
        values = values_of(chosen, settings=settings, colleges=colleges, organisation=organisation)
        row.before = {name: plain(getattr(entry, name)) for name in values}
        for name, value in values.items():
            setattr(entry, name, value)
        entry.version += 1
        row.after_version, row.note = entry.version, ""
        changes = {name: [row.before[name], plain(value)] for name, value in values.items()}
        told.append((entry, {"filing": filing.pk, "changes": changes}))
    written = [entry for entry, _data in told]
    fields = {name for names in FIELDS_OF.values() for name in names} | {"college", "version"}
    Entry.objects.bulk_update(written, sorted(fields), batch_size=200)
    FilingRow.objects.bulk_update(rows, ["before", "after_version", "note"], batch_size=200)
    log_entries(told, verb="inventory_filing_written", actor=actor)
    tell_listeners([entry.pk for entry in written])
    return len(written)
