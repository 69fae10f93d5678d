"""Many entries at once, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, is_installation_admin, is_staff_of
from panhuo.portfolio.inventory.domain.colleges import colleges_of, short_name
from panhuo.portfolio.inventory.domain.log import log_entries, plain
from panhuo.portfolio.inventory.domain.move import move_entries
from panhuo.portfolio.inventory.domain.settings import settings_of
from panhuo.portfolio.inventory.enums import BulkVerb
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import BulkAction, BulkChange, Entry
from panhuo.portfolio.inventory.rules import Hand
from panhuo.portfolio.inventory.transitions import Verb, transition
from panhuo.portfolio.inventory.values import RESTORED, checked

if TYPE_CHECKING:
    from panhuo.orgs.api import User

MOST: Final = 10_000
Refused = list[tuple[Entry, str]]


@transaction.atomic
def set_grades_of(
    ids: Sequence[int], *, organisation: Organisation, grade: int | None, actor: User
) -> tuple[BulkAction, Refused]:
    """Set the self-grade of those that the actor may fill in.

    Raises:
        InvalidInput: no such level, nothing chosen, or more than `MOST`.
    """
    settings = settings_of(organisation)
    values = checked({"grade": grade}, settings=settings)
    words = _("设定自评等级：%(grade)s") % {"grade": settings.label_of(values["grade"]) or _("未知")}
    return _change(ids, organisation=organisation, values=values, verb=BulkVerb.GRADE, words=words, actor=actor)


@transaction.atomic
def set_college_of(
    ids: Sequence[int], *, organisation: Organisation, college: Organisation | None, actor: User
) -> tuple[BulkAction, Refused]:
    """Give entries to a college, or (None) to the institution itself.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        InvalidInput: not a college of the institution, nothing chosen, or more than `MOST`.
    """
    if not (is_installation_admin(actor) or is_staff_of(actor, organisation)):
        raise NotAllowed
    if college is not None and not colleges_of(organisation).filter(pk=college.pk).exists():
        raise InvalidInput(_("不是本单位的学院"), field="college", code="college")
    words = _("指定学院：%(name)s") % {"name": short_name(college, organisation) if college else _("（无）")}
    values = {"college_id": college.pk if college else None}
    return _change(ids, organisation=organisation, values=values, verb=BulkVerb.COLLEGE, words=words, actor=actor)


@transaction.atomic
def move_many(
    ids: Sequence[int], *, organisation: Organisation, verb: Verb | str, actor: User, reason: str = ""
) -> tuple[BulkAction, Refused]:
    """Lead entries a step on; those that can't go are named with the reason.

    Raises:
        InvalidInput: an unknown step, nothing chosen, or more than `MOST`.
    """
    row = _step(verb)
    entries = _chosen(ids, organisation=organisation, actor=actor)
    before = {entry.pk: _snapshot(entry) for entry in entries}
    moved = move_entries([entry.pk for entry in entries], verb=row.verb, actor=actor, reason=reason)
    words = str(row.label) + (_("：%(reason)s") % {"reason": reason.strip()} if reason.strip() else "")
    action = _record(organisation, BulkVerb.MOVE, words, actor, done=moved.done, refused=moved.refused, before=before)
    return action, moved.refused


@transaction.atomic
def undo_bulk(action: BulkAction, *, actor: User) -> BulkAction:
    """Put back what was before, of every entry that nobody has changed since; the others are counted in `kept`.

    Raises:
        NotAllowed: neither who did it nor staff of the institution; hidden where they may not see it.
        DomainError: it was undone already.
    """
    own = action.actor_id == actor.pk
    if not (own or is_installation_admin(actor) or is_staff_of(actor, action.organisation)):
        raise NotAllowed(hidden=not BulkAction.objects.visible_to(actor).filter(pk=action.pk).exists())
    fresh: BulkAction = BulkAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if fresh.undone_at is not None:
        raise DomainError(_("这次批量操作已经撤销过了"), code="undone")
    restored = []
    for change in fresh.changes.select_related("entry"):
        entry = change.entry
        if entry.version != change.after_version:
            continue
        for name, value in change.before.items():
            setattr(entry, name, parse_date(value) if name == "due_on" and value else value)
        entry.version += 1
        restored.append(entry)
    Entry.objects.bulk_update(restored, [*map(_field, RESTORED), "version"], batch_size=500)
    log_entries([(entry, {"bulk": fresh.pk}) for entry in restored], verb="inventory_bulk_undone", actor=actor)
    tell_listeners([entry.pk for entry in restored])
    fresh.undone_at, fresh.kept = timezone.now(), fresh.done - len(restored)
    fresh.save(update_fields=("undone_at", "kept"))
    return fresh


def _field(name: str) -> str:
    return name.removesuffix("_id")


def _step(verb: Verb | str) -> Any:
    try:
        return transition(verb)
    except ValueError:
        raise InvalidInput(_("请选择要做的操作"), field="verb", code="verb") from None


def _chosen(ids: Sequence[int], *, organisation: Organisation, actor: User) -> list[Entry]:
    if not ids:
        raise InvalidInput(_("请先选择专利"), field="ids", code="empty")
    if len(ids) > MOST:
        message = _("一次最多处理 %(most)s 件，这里有 %(n)s 件，请先筛选")
        raise InvalidInput(message, field="ids", code="too_many", params={"most": MOST, "n": len(ids)})
    visible = Entry.objects.visible_to(actor).filter(organisation=organisation, pk__in=ids)
    return list(visible.select_related("organisation"))


def _change(
    ids: Sequence[int], *, organisation: Organisation, values: dict[str, Any], verb: str, words: str, actor: User
) -> tuple[BulkAction, Refused]:
    entries, hand = _chosen(ids, organisation=organisation, actor=actor), Hand.of(actor)
    may: Callable[[Entry], bool] = hand.may_fill if verb == BulkVerb.GRADE else hand.is_university
    done = [entry for entry in entries if may(entry)]
    refused = [(entry, _("您现在不能修改这件专利")) for entry in entries if not may(entry)]
    before = {entry.pk: _snapshot(entry) for entry in done}
    told = []
    for entry in done:
        changes = {name: [plain(getattr(entry, name)), plain(value)] for name, value in values.items()}
        for name, value in values.items():
            setattr(entry, name, value)
        entry.version += 1
        told.append((entry, {"changes": changes}))
    Entry.objects.bulk_update(done, [*map(_field, values), "version"], batch_size=500)
    log_entries(told, verb="inventory_filled" if verb == BulkVerb.GRADE else "inventory_assigned", actor=actor)
    tell_listeners([entry.pk for entry in done])
    return _record(organisation, verb, words, actor, done=done, refused=refused, before=before), refused


def _snapshot(entry: Entry) -> dict[str, Any]:
    return {name: plain(getattr(entry, name)) for name in RESTORED}


def _record(
    organisation: Organisation,
    verb: str,
    words: str,
    actor: User,
    *,
    done: list[Entry],
    refused: Refused,
    before: dict[int, dict[str, Any]],
) -> BulkAction:
    action = BulkAction.objects.create(
        organisation=organisation, actor=actor, verb=verb, words=words[:300], done=len(done), refused=len(refused)
    )
    rows = [
        BulkChange(action=action, entry=entry, before=before[entry.pk], after_version=entry.version) for entry in done
    ]
    BulkChange.objects.bulk_create(rows, batch_size=500)
    return action
