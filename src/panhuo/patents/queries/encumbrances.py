"""Who may see what lies on a patent, and what does on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import Encumbrance


class EncumbranceQuerySet(models.QuerySet["Encumbrance"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those that the user's organisations wrote down; the administrator sees all."""
        viewer = Viewer.of(user)
        live = self.filter(withdrawn=False)
        return live if viewer.sees_all else live.filter(organisation__in=viewer.organisations)

    def on(self, day: date) -> Self:
        """Those that lie on their patents on `day`; an unknown end is taken for none."""
        began, lasts = Q(first=None) | Q(first__lte=day), Q(last=None) | Q(last__gte=day)
        return self.filter(began, lasts, withdrawn=False)


def encumbrances_of(
    organisation: Organisation, *, patents: Iterable[int] | None = None
) -> dict[int, list[Encumbrance]]:
    """What the organisation wrote down, by patent id; of these patents only, where given."""
    from panhuo.patents.models import Encumbrance

    rows = Encumbrance.objects.filter(organisation=organisation, withdrawn=False)
    if patents is not None:
        rows = rows.filter(patent__in=list(patents))
    found: dict[int, list[Encumbrance]] = defaultdict(list)
    for row in rows.order_by("first", "pk"):
        found[row.patent_id].append(row)
    return dict(found)
