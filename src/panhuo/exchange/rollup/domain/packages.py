"""Packages: staged, taken in, replaced by a newer one, undone."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import due_after, working_days
from panhuo.exchange.rollup.domain.read import Read, read_package
from panhuo.exchange.rollup.enums import PackageState
from panhuo.exchange.rollup.may import may_take_in
from panhuo.exchange.rollup.models import Package, ReportedAnswer, ReportedFigure
from panhuo.exchange.rollup.queries.scope import institutions_in, prefix_of, uses_platform
from panhuo.exchange.rollup.rules.rows import AnswerRow, Period
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Region, log_event, normalise_name, stored

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

FOLDER: Final = "packages"


def stage_package(
    *,
    authority: Organisation,
    name: str,
    region: Region,
    first: date,
    last: date,
    cut_off: date,
    file: File[bytes],
    note: str = "",
    actor: User,
) -> Package:
    """Read the file and keep it with all that it says; nothing counts before it is taken.

    Raises:
        NotAllowed: the actor doesn't work for the authority.
        InvalidInput: name, region or period are wrong, the institution works with the platform itself, the file
            can't be read, or not a single row of it can be taken.
    """
    if not may_take_in(actor, authority):
        raise NotAllowed
    said, organisation = _check(authority, name, region, first, last, cut_off)
    shown = PurePosixPath((file.name or "").replace("\\", "/")).name[-200:]
    content = file.read()
    ending = PurePosixPath(shown).suffix.lower()[:8]
    with NamedTemporaryFile(suffix=ending) as kept:
        kept.write(content)
        kept.flush()
        read = read_package(Path(kept.name), name=shown, period=Period(first, last, cut_off))
    if not read.answers and not read.figures:
        first_problem = read.problems[0] if read.problems else {"place": shown, "message": _("没有数据")}
        message = _("没有一行可以接收。%(place)s：%(message)s")
        raise InvalidInput(message, field="file", code="nothing", params=first_problem)
    file.seek(0)
    with stored(file, folder=FOLDER, name=f"{uuid4().hex}{ending}") as path, transaction.atomic():
        made = Package.objects.create(
            authority=authority, organisation=organisation, name=said, normal_name=normalise_name(said), region=region,
            first=first, last=last, cut_off=cut_off, file=path, file_name=shown, note=note.strip()[:300],
            sha256=hashlib.sha256(content).hexdigest(), problems=read.problems, created_by=actor,
        )  # fmt: skip
        _keep(made, read)
        _log(made, "staged", actor, rows=len(read.answers), refused=read.refused)
    return made


@transaction.atomic
def take_package(package: Package, *, actor: User) -> Package:
    """From now on it counts. Packages of the institution whose period lies within the new one's are replaced.

    Raises:
        NotAllowed: the actor doesn't work for the authority.
        DomainError: it isn't staged, one that stands is newer, or the periods only overlap.
    """
    fresh = _locked(package, actor)
    _require_state(fresh, PackageState.STAGED)
    for other in _standing_beside(fresh):
        if other.cut_off > fresh.cut_off:
            params = {"day": other.cut_off}
            raise DomainError(_("已接收的数据包截止到 %(day)s，比这一份新"), code="older", params=params)
        if other.first < fresh.first or other.last > fresh.last:
            params = {"first": other.first, "last": other.last}
            message = _("与已接收的数据包（%(first)s 至 %(last)s）期间部分重叠，请按同样或更长的期间报送")
            raise DomainError(message, code="overlap", params=params)
        other.state, other.replaced_by = PackageState.REPLACED, fresh
        other.save(update_fields=("state", "replaced_by"))
        _log(other, "replaced", actor, by=fresh.pk)
    fresh.state, fresh.taken_by, fresh.taken_at = PackageState.TAKEN, actor, timezone.now()
    fresh.save()
    _log(fresh, "taken", actor)
    return fresh


@transaction.atomic
def undo_package(package: Package, *, actor: User) -> Package:
    """It no longer counts; those it had replaced count again.

    Raises:
        NotAllowed: as `take_package`. DomainError: it isn't taken, or a newer one took its place.
    """
    fresh = _locked(package, actor)
    _require_state(fresh, PackageState.TAKEN)
    fresh.state = PackageState.UNDONE
    fresh.save(update_fields=("state",))
    for other in fresh.replaced.select_for_update().filter(state=PackageState.REPLACED):
        other.state, other.replaced_by = PackageState.TAKEN, None
        other.save(update_fields=("state", "replaced_by"))
        _log(other, "restored", actor)
    _log(fresh, "undone", actor)
    return fresh


@transaction.atomic
def drop_package(package: Package, *, reason: str, actor: User) -> Package:
    """Send it back before it was taken. Raises NotAllowed; DomainError unless staged; InvalidInput without a reason."""
    fresh = _locked(package, actor)
    _require_state(fresh, PackageState.STAGED)
    if not reason.strip():
        raise InvalidInput(_("请写明原因"), field="reason", code="empty")
    fresh.state, fresh.note = PackageState.DROPPED, reason.strip()[:300]
    fresh.save(update_fields=("state", "note"))
    _log(fresh, "dropped", actor)
    return fresh


def _check(
    authority: Organisation, name: str, region: Region, first: date, last: date, cut_off: date
) -> tuple[str, Organisation | None]:
    said = name.strip()
    if not said or len(said) > 200:  # noqa: PLR2004
        raise InvalidInput(_("请填写报送机构的名称，最多 200 个字"), field="name", code="name")
    if not region.code.startswith(prefix_of(authority)):
        raise InvalidInput(_("报送机构不在本辖区"), field="region", code="region")
    if last < first:
        raise InvalidInput(_("期间止早于期间起"), field="last", code="order")
    if cut_off < last or cut_off > timezone.localdate():
        raise InvalidInput(_("数据截止日应不早于期间止、不晚于今天"), field="cut_off", code="order")
    found = institutions_in(authority).filter(normal_name=normalise_name(said)).first()
    if found is not None and uses_platform(found):
        raise InvalidInput(_("该机构已在平台上办理，数据直接统计，不用报送"), field="name", code="on_platform")
    return said, found


def _keep(package: Package, read: Read) -> None:
    ReportedAnswer.objects.bulk_create([_answer(package, number, row) for number, row in read.answers], batch_size=500)
    ReportedFigure.objects.bulk_create(
        ReportedFigure(package=package, code=code, value=value) for code, value in read.figures.items()
    )


def _answer(package: Package, number: int, row: AnswerRow) -> ReportedAnswer:
    due = row.due_on or due_after(row.received_on).day
    days = working_days(row.received_on, row.answered_on) if row.answered_on else None
    return ReportedAnswer(
        package=package, row=number, number=row.number, title=row.title, received_on=row.received_on, due_on=due,
        due_said=row.due_on is not None, answered_on=row.answered_on, days=days, result=row.result,
    )  # fmt: skip


def _standing_beside(package: Package) -> list[Package]:
    rows = Package.objects.select_for_update().filter(
        authority=package.authority, normal_name=package.normal_name, state=PackageState.TAKEN,
        first__lte=package.last, last__gte=package.first,
    )  # fmt: skip
    return list(rows.exclude(pk=package.pk))


def _locked(package: Package, actor: User) -> Package:
    fresh = Package.objects.select_for_update(of=("self",)).select_related("authority").get(pk=package.pk)
    if not may_take_in(actor, fresh.authority):
        raise NotAllowed(hidden=not Package.objects.visible_to(actor).filter(pk=package.pk).exists())
    return fresh


def _require_state(package: Package, state: PackageState) -> None:
    if package.state != state:
        now = PackageState(package.state).label
        raise DomainError(_("这份数据包现在的状态是“%(state)s”，不能这样做") % {"state": now}, code="state")


def _log(package: Package, verb: str, actor: User, **data: object) -> None:
    log_event(
        object_type="package", object_id=package.pk, verb=verb, actor=actor, organisation=package.authority, data=data
    )
