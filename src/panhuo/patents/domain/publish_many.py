"""Changing who may see many records: a job that tells what it did, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, Job, Organisation, User, events_of, log_event, start_job
from panhuo.patents.domain.load import chunks
from panhuo.patents.domain.publish import move_visibility
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.undo import restore_patent
from panhuo.patents.enums import Visibility
from panhuo.patents.models import Patent
from panhuo.patents.queries.movable import to_move
from panhuo.patents.queries.visible import PatentQuerySet

VISIBILITY_JOB: Final = "patents.visibility"
BATCH: Final = "visibility_batch"
"""Events of this type, by the job's number, say which records were changed and which were left."""
MOST: Final = 20_000
AT_ONCE: Final = 50
Row = dict[str, Any]


def start_visibility(patents: PatentQuerySet, *, visibility: str, shown: int, key: str, actor: User) -> Job:
    """Start changing all of `patents` that `to_move` gives; `shown` is how many the user was told.

    `key` (of the form) keeps a second click from starting another.

    Raises:
        InvalidInput: no such level, nothing to change, too many, or another number by now than was shown.
    """
    if visibility not in Visibility.values:
        raise InvalidInput(_("请选择公开范围"), field="to", code="visibility")
    found = to_move(patents, visibility=visibility, user=actor).order_by("pk").values_list("pk", "holder")
    rows = list(found[: MOST + 1])
    if not rows:
        raise InvalidInput(_("没有需要更改的记录"), field="to", code="nothing")
    if len(rows) > MOST:
        raise InvalidInput(_("一次最多更改 %(n)s 件，请先用筛选缩小范围"), field="to", params={"n": MOST})
    if len(rows) != shown:
        message = _("名单已有变化：页面上是 %(shown)s 件，现在是 %(now)s 件，请核对后重新确认")
        raise InvalidInput(message, field="to", code="moved", params={"shown": shown, "now": len(rows)})
    houses = {holder for _pk, holder in rows}
    params = {"ids": [pk for pk, _holder in rows], "to": str(visibility), "actor": actor.pk}
    house = Organisation.objects.filter(pk__in=houses - {None}).first() if len(houses) == 1 else None
    name = f"{VISIBILITY_JOB}:{actor.pk}:{key}"[:200]
    return start_job(VISIBILITY_JOB, key=name, params=params, owner=actor, organisation=house, total=len(rows))


def undo_visibility(job: Job, *, actor: User) -> Job:
    """Start taking back what `job` did; records that were changed since are left. Starting it again gives the same job.

    Raises:
        InvalidInput: the job has not ended, or is itself one that takes back.
    """
    if job.state in {"queued", "running"} or "ids" not in job.params:
        raise InvalidInput(_("只有已经结束的更改可以撤销"), field="job", code="state")
    rows = batch_rows(job)
    params = {"undoes": job.pk, "to": job.params["to"], "actor": actor.pk}
    return start_job(
        VISIBILITY_JOB, key=undo_key(job), params=params, owner=actor, organisation=job.organisation, total=len(rows)
    )


def undo_key(job: Job) -> str:
    """The key of the job that takes `job` back."""
    return f"{VISIBILITY_JOB}:undo:{job.pk}"


def batch_rows(job: Job) -> list[Row]:
    """What a job changed: pk, before, version after, and what to restore where an equal record was taken in."""
    return [row for event in events_of(BATCH, job.pk) for row in event.data["rows"]]


def batch_left(job: Job) -> list[tuple[int, str]]:
    """Records that a job left as they were, each with the reason."""
    return [(pk, reason) for event in events_of(BATCH, job.pk) for pk, reason in event.data["left"]]


def run_visibility(
    params: Mapping[str, Any], *, job: int, actor: User, cursor: int, progress: Callable[..., None]
) -> dict[str, Any]:
    """Do what was started, a chunk a transaction; the cursor moves with it, so that nothing is done twice."""
    work = list(_work(params))
    at = cursor
    for part in chunks(work[cursor:], size=AT_ONCE):
        with transaction.atomic():
            rows, left = _chunk(part, params, actor)
            at += len(part)
            log_event(object_type=BATCH, object_id=job, verb="moved", actor=actor, data={"rows": rows, "left": left})
            progress(at, len(work), {"at": at})
    told = Job.objects.get(pk=job)
    return {"done": len(batch_rows(told)), "left": len(batch_left(told))}


def _work(params: Mapping[str, Any]) -> Iterator[Row]:
    if "undoes" in params:
        yield from reversed(batch_rows(Job.objects.get(pk=params["undoes"])))
    else:
        yield from ({"pk": pk} for pk in params["ids"])


def _chunk(part: list[Row], params: Mapping[str, Any], actor: User) -> tuple[list[Row], list[tuple[int, str]]]:
    rows: list[Row] = []
    left: list[tuple[int, str]] = []
    step = _back if "undoes" in params else _move
    for row in part:
        try:
            with transaction.atomic():
                rows.append(step(row, params["to"], actor))
        except DomainError as error:
            left.append((row["pk"], error.message))
    return rows, left


def _move(row: Row, to: str, actor: User) -> Row:
    moved = move_visibility(_live(row), visibility=to, actor=actor, into_others=False)
    return {
        "pk": row["pk"], "before": moved.before, "version": moved.patent.version, "restore": moved.restore,
    }  # fmt: skip


def _back(row: Row, to: str, actor: User) -> Row:
    patent = _live(row)
    if patent.visibility != to:
        raise InvalidInput(_("此后公开范围又有更改"), field="patent", code="changed")
    if row["restore"] is None:
        moved = move_visibility(patent, visibility=row["before"], actor=actor, into_others=False)
        return {"pk": row["pk"], "before": to, "version": moved.patent.version, "restore": moved.restore}
    if patent.version != row["version"]:
        message = _("更改时并入了同号的记录，此后又有更新，请在专利页上单独处理")
        raise InvalidInput(message, field="patent", code="changed")
    restored = restore_patent(patent, before=row["restore"], actor=actor)
    log_event(
        object_type=OBJECT_TYPE, object_id=patent.pk, verb="visibility", actor=actor, organisation=patent.holder,
        data={"before": to, "after": row["before"]},
    )  # fmt: skip
    return {"pk": row["pk"], "before": to, "version": restored.version, "restore": None}


def _live(row: Row) -> Patent:
    patent = Patent.objects.select_related("holder").filter(pk=row["pk"], merged_into=None).first()
    if patent is None:
        raise InvalidInput(_("记录已删除或并入另一条记录"), field="patent", code="gone")
    return patent
