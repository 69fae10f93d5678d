"""Opening the inventory of an institution and setting it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, log_event
from panhuo.portfolio.inventory.grades import check_grades
from panhuo.portfolio.inventory.models import Entry, InventorySettings
from panhuo.portfolio.inventory.rules import has_inventory, may_run_inventory, may_set_up

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

LONGEST_DAYS = 366


@transaction.atomic
def open_inventory(organisation: Organisation, *, actor: User | None) -> InventorySettings:
    """Start the inventory, or give the one that is open. New grants join by themselves from now on.

    Raises:
        NotAllowed: the actor doesn't work for it.
        InvalidInput: it is no institution of the supply side, or a college (which belongs to its institution).
    """
    if actor is not None and not may_run_inventory(actor, organisation):
        raise NotAllowed
    if not has_inventory(organisation):
        raise InvalidInput(_("只有高校、科研机构和医院可以开展盘点建档"), field="organisation", code="kind")
    settings, made = InventorySettings.objects.get_or_create(organisation=organisation, defaults={"opened_by": actor})
    if made:
        _log(organisation, "inventory_opened", actor)
    return settings


def settings_of(organisation: Organisation) -> InventorySettings:
    """The settings; the platform's defaults (not saved) where the inventory isn't open yet."""
    found = InventorySettings.objects.filter(organisation=organisation).first()
    return found or InventorySettings(organisation=organisation)


@transaction.atomic
def set_grades(organisation: Organisation, *, levels: list[tuple[str, str]], actor: User) -> InventorySettings:
    """Replace the levels of self-grading by (label, meaning), the best first.

    Raises:
        NotAllowed: the actor doesn't run the institution's account.
        InvalidInput: not 2 to 10 levels with different labels, or a level in use would vanish.
    """
    settings = _changeable(organisation, actor)
    grades = check_grades(levels)
    used = Entry.objects.filter(organisation=organisation, grade__gt=len(grades)).count()
    if used:
        message = _("有 %(n)s 件专利用了更高的等级，请先改它们的等级再减少级数") % {"n": used}
        raise InvalidInput(message, field="grades", code="in_use")
    before = settings.grades
    settings.grades, settings.own_grades = [grade.to_json() for grade in grades], True
    settings.save(update_fields=("grades", "own_grades"))
    _log(organisation, "inventory_grades_set", actor, before=before, after=settings.grades)
    return settings


@transaction.atomic
def set_days(organisation: Organisation, *, fill_days: int, review_days: int, actor: User) -> InventorySettings:
    """Set within how many days to fill in and to review; 0 for no date. It counts from the next step on.

    Raises:
        NotAllowed: the actor doesn't run the institution's account.
        InvalidInput: not between 0 and 366.
    """
    settings = _changeable(organisation, actor)
    for field, days in (("fill_days", fill_days), ("review_days", review_days)):
        if not 0 <= days <= LONGEST_DAYS:
            raise InvalidInput(_("期限应为 0 到 366 天"), field=field, code="days")
    settings.fill_days, settings.review_days = fill_days, review_days
    settings.save(update_fields=("fill_days", "review_days"))
    _log(organisation, "inventory_days_set", actor, fill_days=fill_days, review_days=review_days)
    return settings


def _changeable(organisation: Organisation, actor: User) -> InventorySettings:
    if not may_set_up(actor, organisation):
        raise NotAllowed
    return open_inventory(organisation, actor=None)


def _log(organisation: Organisation, verb: str, actor: User | None, **data: object) -> None:
    log_event(
        object_type="organisation", object_id=organisation.pk, verb=verb, actor=actor, organisation=organisation,
        data=data,
    )  # fmt: skip
