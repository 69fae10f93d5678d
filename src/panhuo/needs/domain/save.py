"""Saving needs: found by the source's id or by their very words, made or changed, and the index hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from panhuo.needs.domain.check import check_need, notes_on, refuse_past, require_whole
from panhuo.needs.domain.share import end_shares
from panhuo.needs.models import Need
from panhuo.needs.rules import require_write
from panhuo.needs.values import NeedValues
from panhuo.orgs.api import Organisation, Region, User, log_event, write_outbox

OBJECT_TYPE: Final = "need"
Changes = dict[str, list[Any]]
Snapshot = dict[str, Any]
FIELDS: Final = (
    "title", "text", "industry", "region", "budget_min_fen", "budget_max_fen", "modes", "deadline", "visibility",
    "status", "external_id", "organisation_name", "is_anonymous", "reading",
)  # fmt: skip
_SHORT: Final = 120


@dataclass(slots=True)
class NeedResult:
    """`before` is what `restore_need` takes (None: the need was made); `notes` tell what the writer should know."""

    need: Need
    before: Snapshot | None
    changes: Changes
    created: bool
    version: int
    notes: list[str]


def find_need(values: NeedValues, *, organisation: Organisation | None, actor: User | None) -> Need | None:
    """The organisation's need with this id of the source; without an id, the one with these very words."""
    return _find(check_need(values), organisation)


def diff_need(need: Need, values: NeedValues) -> Changes:
    """Field → [old, new] as plain JSON for what these values would change; what isn't said never erases."""
    return _changes(need, check_need(values))


@transaction.atomic
def save_need(
    values: NeedValues,
    *,
    organisation: Organisation | None,
    actor: User | None,
    need: Need | None = None,
    allow_past: bool = False,
    via: Mapping[str, Any] | None = None,
    is_demo: bool = False,
) -> NeedResult:
    """Make or change one need; `need` names it where it is already known.

    `allow_past` lets a deadline stand that is over (files of old needs): it becomes a note.

    Raises:
        NotAllowed: the actor may not write for the organisation, or for the one that has the need.
        InvalidInput: names the field and what was expected.
    """
    require_write(actor, organisation)
    said = check_need(values)
    need = _find(said, organisation) if need is None else Need.objects.select_for_update().get(pk=need.pk)
    if need is not None:
        require_write(actor, need.organisation)
    if not allow_past and (need is None or said.get("deadline") != need.deadline):
        refuse_past(said.get("deadline"))
    if need is None:
        return _create(said, organisation, actor, via, is_demo=is_demo)
    return _change(need, said, actor, via)


def snapshot(need: Need) -> Snapshot:
    """All that restoring needs, as plain JSON."""
    return {name: _plain(getattr(need, name)) for name in FIELDS} | {"version": need.version}


def write(need: Need, *, verb: str, actor: User | None, data: Mapping[str, Any]) -> None:
    """Store a changed need with a new version, tell the log and the index; the caller holds the transaction."""
    need.version += 1
    need.save()
    _tell(need, verb=verb, actor=actor, data=data)


def _create(
    said: dict[str, Any], organisation: Organisation | None, actor: User | None, via: Mapping[str, Any] | None,
    *, is_demo: bool,
) -> NeedResult:  # fmt: skip
    require_whole(said)
    need = Need(organisation=organisation, created_by=actor, is_demo=is_demo)
    changes = _changes(need, said)
    _set(need, said)
    need.save()
    _tell(need, verb="created", actor=actor, data=_told(changes) | dict(via or {}))
    return NeedResult(need, None, changes, created=True, version=need.version, notes=notes_on(said))


def _change(need: Need, said: dict[str, Any], actor: User | None, via: Mapping[str, Any] | None) -> NeedResult:
    whole = {name: getattr(need, name) for name in FIELDS} | said
    require_whole(whole)
    said = said | ({"title": whole["title"]} if not said.get("title", need.title) else {})
    changes = _changes(need, said)
    if not changes:
        return NeedResult(need, None, {}, created=False, version=need.version, notes=notes_on(whole))
    before = snapshot(need)
    _set(need, said)
    end_shares(need, actor=actor)
    write(need, verb="changed", actor=actor, data=_told(changes) | dict(via or {}))
    return NeedResult(need, before, changes, created=False, version=need.version, notes=notes_on(whole))


def _find(said: dict[str, Any], organisation: Organisation | None) -> Need | None:
    own = Need.objects.filter(organisation=organisation)
    if said.get("external_id"):
        return own.filter(external_id=said["external_id"]).first()
    if not said.get("title") and not said.get("text"):
        return None
    whole = {"title": said.get("title"), "text": said.get("text", "")}
    if not whole["title"]:
        require_whole(whole)
    return own.filter(title=whole["title"], text=whole["text"]).order_by("pk").first()


def _changes(need: Need, said: dict[str, Any]) -> Changes:
    found: Changes = {}
    for name, new in said.items():
        old = getattr(need, name)
        if _plain(old) != _plain(new):
            found[name] = [_plain(old), _plain(new)]
    return found


def _set(need: Need, said: dict[str, Any]) -> None:
    for name, value in said.items():
        setattr(need, name, value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if isinstance(value, Region) else value


def _told(changes: Changes) -> dict[str, Any]:
    short = {name: pair for name, pair in changes.items() if len(str(pair)) <= _SHORT}
    return {"fields": sorted(changes), "values": short}


def _tell(need: Need, *, verb: str, actor: User | None, data: Mapping[str, Any]) -> None:
    log_event(
        object_type=OBJECT_TYPE, object_id=need.pk, verb=verb, actor=actor, organisation=need.organisation, data=data
    )
    write_outbox(OBJECT_TYPE, need.pk, version=need.version)
