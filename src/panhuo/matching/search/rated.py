"""What people said of matches orders the list for them: called fitting first, called not fitting last.

Only the asker's own side counts, and only for the very need or profile: what one enterprise thinks of a patent says
nothing of another's need. The matcher's own order stays within each of the three groups and in the stored run, so that
a run can be made again whatever was rated since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.matching.index.names import NEED, PATENT, PROFILE
from panhuo.matching.models import MatchRating
from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.matching.search.question import Ranking, Subject
    from panhuo.orgs.api import User

FITS: Final = 3
UNFIT: Final = 1
_SUBJECTS: Final = {
    NEED: ("need_id", "patent_id"),
    PROFILE: ("profile_id", "patent_id"),
    PATENT: ("patent_id", "need_id"),
}


def by_own_ratings(
    rankings: Sequence[Ranking], *, subject: Subject | None, user: User | AnonymousUser
) -> tuple[tuple[Ranking, ...], tuple[str, ...]]:
    """The rankings in the order that the asker's side gave them, and a note where that changed anything."""
    said = _said(subject, user) if subject is not None and rankings else {}
    ordered = tuple(sorted(rankings, key=lambda one: said.get(one.object_id, 0)))
    if ordered == tuple(rankings):
        return ordered, ()
    return ordered, (_("已按贵方的评价调整顺序：评为合适的在前，不合适的在后。"),)


def _said(subject: Subject, user: User | AnonymousUser) -> dict[int, int]:
    """-1 for what only fits, 1 for what only doesn't; where one's own people disagree nothing is moved."""
    viewer = Viewer.of(user)
    if viewer.user_id is None:
        return {}
    mine = Q(user_id=viewer.user_id) | Q(organisation_id__in=viewer.organisations)
    field, other = _SUBJECTS[subject.object_type]
    rows = MatchRating.objects.filter(mine, **{field: subject.object_id, f"{other}__isnull": False})
    values: dict[int, set[int]] = defaultdict(set)
    for pk, value in rows.values_list(other, "value"):
        values[pk].add(value)
    moved = {pk: -1 if FITS in found else 1 for pk, found in values.items() if len(found & {FITS, UNFIT}) == 1}
    return {pk: way for pk, way in moved.items() if way}
