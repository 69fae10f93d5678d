"""Taking a push into the records of one province, and reading it there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from pyarrow import parquet

from panhuo.matching.enums import Mode, RunKind
from panhuo.matching.index.names import NEED, PATENT, PROFILE, parse_doc_id
from panhuo.matching.models import Match, MatchRun
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

SCOPE: Final = "push"
"""Scope of a kept push: it is nobody's own run; who may see both ends may see it."""

PARTS: Final = ("characters", "pairs", "meaning")
"""What contributes to a pushed patent's score, as the search names it."""

KINDS: Final = {NEED: RunKind.PATENTS_FOR_NEED, PROFILE: RunKind.PATENTS_FOR_PROFILE}


def take_push(folder: Path, *, province: str) -> int:
    """Keep the pushed patents of every need and profile of a province as runs; gives how many runs.

    `province` is a code of GB/T 2260 (``330000``). An older push to the same need or profile is replaced. Doing it
    twice changes nothing.
    """
    engine = json.loads((folder / "push.json").read_text("utf-8"))
    done = 0
    for path in sorted(folder.glob("part-*.parquet")):
        rows = parquet.read_table(path).to_pylist()
        for name, own in groupby(rows, key=lambda row: row["taker"]):
            object_type, object_id = parse_doc_id(name)
            version = _version(object_type, object_id, province)
            if version is not None:
                _keep(object_type, object_id, version, list(own), engine)
                done += 1
    return done


def pushed_patents(record: Need | EnterpriseProfile, *, user: User | AnonymousUser, limit: int = 20) -> list[Patent]:
    """Patents pushed to a need or profile, best first; only for those who may see it, and only what they may see."""
    if not type(record).objects.visible_to(user).filter(pk=record.pk).exists():
        return []
    kind = RunKind.PATENTS_FOR_NEED if isinstance(record, Need) else RunKind.PATENTS_FOR_PROFILE
    run = MatchRun.objects.filter(scope=SCOPE, kind=kind, subject_id=record.pk).first()
    if run is None:
        return []
    ids = list(run.matches.order_by("rank").values_list("object_id", flat=True))
    found = Patent.objects.visible_to(user).filter(merged_into=None).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found][:limit]


def _version(object_type: str, object_id: int, province: str) -> int | None:
    """The record's version if it lies in the province."""
    place = {"code__startswith": province[:2]}
    if object_type == NEED:
        rows: Any = Need.objects.filter(pk=object_id, **_under("region", place))
    else:
        rows = EnterpriseProfile.objects.filter(pk=object_id, **_under("organisation__region", place))
    version: int | None = rows.values_list("version", flat=True).first()
    return version


def _under(field: str, lookups: dict[str, str]) -> dict[str, str]:
    return {f"{field}__{name}": value for name, value in lookups.items()}


def _keep(object_type: str, object_id: int, version: int, rows: list[dict[str, Any]], engine: dict[str, Any]) -> None:
    kind = KINDS[object_type]
    facts = json.dumps([kind.value, object_id, version, SCOPE, engine], sort_keys=True)
    with transaction.atomic():
        MatchRun.objects.filter(scope=SCOPE, kind=kind, subject_id=object_id).delete()
        run = MatchRun.objects.create(
            key=hashlib.sha256(facts.encode()).hexdigest(),
            kind=kind,
            subject_id=object_id,
            subject_version=version,
            scope=SCOPE,
            engine=engine,
            mode=Mode.CAREFUL,
            depth=len(rows),
        )
        Match.objects.bulk_create(_matches(run, rows))


def _matches(run: MatchRun, rows: list[dict[str, Any]]) -> Iterator[Match]:
    versions = dict(
        Patent.objects.filter(pk__in=[parse_doc_id(row["patent"])[1] for row in rows]).values_list("pk", "version")
    )
    for row in rows:
        patent = parse_doc_id(row["patent"])[1]
        if patent in versions:
            yield Match(
                run=run,
                rank=row["rank"],
                object_type=PATENT,
                object_id=patent,
                object_version=versions[patent],
                score=row["score"],
                parts={name: row[name] for name in PARTS if name in row},
            )
