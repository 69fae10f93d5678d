"""Verdicts are made anew whenever a rating, a grade or the rule changes; what is new in them is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from django.db import transaction

from panhuo.portfolio.inventory.api import Entry
from panhuo.portfolio.ratings.domain.rule import rule_of
from panhuo.portfolio.ratings.enums import Interest
from panhuo.portfolio.ratings.judging.agreement import Said, judge
from panhuo.portfolio.ratings.models import AgreementRule, EnterpriseRating, Standing

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation

CHUNK: Final = 500
_COMPARED: Final = ("rule_id", "outcome", "grade", "raters", "mean", "spread", "interested", "ratings")


def entries_changed(entry_ids: Collection[int]) -> None:
    """Called by the inventory: only entries with a standing matter."""
    ids = list(entry_ids)
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        rows = Standing.objects.filter(entry__in=part, is_current=True).select_related("organisation")
        by_organisation: dict[Organisation, list[int]] = defaultdict(list)
        for row in rows:
            by_organisation[row.organisation].append(row.patent_id)
        for organisation, patents in by_organisation.items():
            rejudge(organisation, patents)


@transaction.atomic
def rejudge(organisation: Organisation, patents: Iterable[int]) -> int:
    """Judge these patents by today's rule; gives how many verdicts are new."""
    ids, rule, new = list(patents), rule_of(organisation), 0
    for start in range(0, len(ids), CHUNK):
        new += _rejudge(organisation, ids[start : start + CHUNK], rule)
    return new


def rejudge_all(organisation: Organisation) -> int:
    """All patents of the institution that anybody has rated: after a change of the rule."""
    rated = EnterpriseRating.objects.filter(organisation=organisation).values_list("patent_id", flat=True)
    return rejudge(organisation, sorted(set(rated)))


def _rejudge(organisation: Organisation, ids: list[int], rule: AgreementRule) -> int:
    entries = {e.patent_id: e for e in Entry.objects.filter(organisation=organisation, patent__in=ids)}
    said: dict[int, list[EnterpriseRating]] = defaultdict(list)
    counted = EnterpriseRating.objects.filter(organisation=organisation, patent__in=ids, counts=True)
    for rating in counted.order_by("pk"):
        said[rating.patent_id].append(rating)
    current = {
        row.patent_id: row
        for row in Standing.objects.filter(organisation=organisation, patent__in=ids, is_current=True)
    }
    fresh = []
    for patent in ids:
        row = _standing(organisation, patent, entries.get(patent), said[patent], rule)
        old = current.get(patent)
        if old is None or any(getattr(old, name) != getattr(row, name) for name in _COMPARED):
            fresh.append(row)
    replaced = [current[row.patent_id].pk for row in fresh if row.patent_id in current]
    Standing.objects.filter(pk__in=replaced).update(is_current=False)
    Standing.objects.bulk_create(fresh)
    return len(fresh)


def _standing(
    organisation: Organisation, patent: int, entry: Entry | None, ratings: list[EnterpriseRating], rule: AgreementRule
) -> Standing:
    grade = entry.grade if entry else None
    said = [Said(rating.prospect, rating.interest == Interest.YES) for rating in ratings]
    verdict = judge(grade, said, rule.plain())
    return Standing(
        organisation=organisation,
        patent_id=patent,
        entry=entry,
        rule=rule,
        outcome=verdict.outcome,
        grade=grade,
        raters=verdict.raters,
        mean=verdict.mean_hundredths,
        spread=verdict.spread,
        interested=verdict.interested,
        ratings=[rating.pk for rating in ratings],
    )
