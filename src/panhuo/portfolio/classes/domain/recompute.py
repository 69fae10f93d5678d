"""Working out the flags of an organisation's patents, in the background."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from panhuo.orgs.api import Job, JobHandle, JobState, Organisation, start_job
from panhuo.patents.api import Patent, patents_of
from panhuo.portfolio.classes.models import PatentFlags
from panhuo.portfolio.classes.queries.facts import Reader
from panhuo.portfolio.classes.rules.flags import Answer, find_flags, high_value

if TYPE_CHECKING:
    from panhuo.orgs.models import User

JOB: Final = "classes.recompute"
CHUNK: Final = 1_000
FIELDS: Final = (
    "high_value", "sei", "overseas", "ten_years", "pledge", "award", "digital", "green", "industry", "evidence",
    "round", "computed_at",
)  # fmt: skip


def recompute(organisation: Organisation, *, actor: User | None) -> Job:
    """Start the work, or give the run that is waiting or going."""
    waiting = Job.objects.filter(
        kind=JOB, organisation=organisation, state__in=(JobState.QUEUED, JobState.RUNNING)
    ).first()
    if waiting is not None:
        return waiting
    number = Job.objects.filter(kind=JOB, organisation=organisation).count() + 1
    key = f"{JOB}:{organisation.pk}:{number}"
    return start_job(JOB, key=key, params={"organisation": organisation.pk}, owner=actor, organisation=organisation)


def last_computed(organisation: Organisation | None) -> datetime | None:
    """When the last run ended; None where there was none."""
    ended = Job.objects.filter(kind=JOB, organisation=organisation, state=JobState.DONE).order_by("-ended_at")
    return ended.values_list("ended_at", flat=True).first() if organisation else None


def recompute_everywhere(*, actor: User | None) -> None:
    """For every organisation whose flags were worked out before."""
    known = PatentFlags.objects.order_by().values("organisation").distinct()
    for organisation in Organisation.objects.active().filter(pk__in=known):
        recompute(organisation, actor=actor)


def run(organisation: Organisation, job: JobHandle, *, today: date | None = None) -> int:
    """Go through all patents in chunks; rows of patents that are no longer there go at the end."""
    today = today or timezone.localdate()
    reader = Reader(organisation)
    total = patents_of(organisation).count()
    last, done = int(job.cursor.get("last", 0)), int(job.cursor.get("done", 0))
    while True:
        rows = patents_of(organisation).filter(pk__gt=last).order_by("pk")
        patents = list(
            rows.defer("description", "claims", "abstract", "abstract_en").prefetch_related("classes")[:CHUNK]
        )
        if not patents:
            break
        with transaction.atomic():
            write(organisation, patents, reader=reader, number=job.job_id, today=today)
            last, done = patents[-1].pk, done + len(patents)
            job.progress(done, total, cursor={"last": last, "done": done})
    PatentFlags.objects.filter(organisation=organisation).exclude(round=job.job_id).delete()
    return done


def write(organisation: Organisation, patents: list[Patent], *, reader: Reader, number: int, today: date) -> None:
    """One chunk: found again or new, each patent has one row."""
    now = timezone.now()
    rows = []
    for patent, facts in zip(patents, reader.facts(patents), strict=True):
        findings = find_flags(facts, today=today)
        answers = {str(flag): finding.answer.value for flag, finding in findings.items()}
        rows.append(
            PatentFlags(
                organisation=organisation,
                patent=patent,
                high_value=Answer(high_value(findings)).value,
                industry=reader.industry(patent),
                evidence={str(flag): [one.template, dict(one.params)] for flag, one in findings.items()},
                round=number,
                computed_at=now,
                **answers,
            )
        )
    PatentFlags.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["organisation", "patent"], update_fields=FIELDS, batch_size=250
    )
