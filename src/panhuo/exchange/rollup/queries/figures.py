"""The figures of packages, counted for institutions that work with the platform. What we don't keep is not there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, F

from panhuo.deals.agreements.api import LICENCE_KINDS, Agreement, AgreementKind, AgreementState
from panhuo.patents.api import LegalState, Patent
from panhuo.portfolio.inventory.api import Entry, EntryState, Implemented
from panhuo.portfolio.ratings.api import Outcome, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from panhuo.orgs.api import Organisation

DONE: Final = (AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.ENDED, AgreementState.TERMINATED)


def platform_figures(houses: Iterable[Organisation]) -> dict[int, dict[str, int]]:
    """Institution → code of `FIGURE_COLUMNS` → count, as of now.

    Patents and contracts count for the institution that keeps the record. An institution that keeps no inventory here
    has no figures of it.
    """
    ids = [one.pk for one in houses]
    found: dict[int, dict[str, int]] = defaultdict(dict)
    _into(
        found, "valid", Patent.objects.filter(holder__in=ids, legal_state=LegalState.VALID, merged_into=None), "holder"
    )
    entries = Entry.objects.filter(organisation__in=ids)
    _into(found, "inventoried", entries, "organisation")
    keeping = [pk for pk, figures in found.items() if "inventoried" in figures]
    _into(found, "convertible", entries.filter(state=EntryState.CONVERTIBLE), "organisation", zero=keeping)
    _into(found, "implemented", entries.filter(implemented=Implemented.YES), "organisation", zero=keeping)
    rated = Standing.objects.filter(organisation__in=ids, outcome=Outcome.AGREED_HIGH)
    _into(found, "agreed_high", rated, "organisation", zero=keeping)
    done = Agreement.objects.filter(holder__in=ids, state__in=DONE)
    keeping = list(done.values_list("holder", flat=True).distinct())
    _into(found, "licences", done.filter(kind__in=LICENCE_KINDS), "holder", zero=keeping)
    _into(found, "transfers", done.filter(kind=AgreementKind.TRANSFER), "holder", zero=keeping)
    return found


def _into(
    found: dict[int, dict[str, int]], code: str, rows: QuerySet[Any], house: str, *, zero: Iterable[int] = ()
) -> None:
    """Counts by house; `zero`: houses for which nothing found means nought, not unknown."""
    for pk in zero:
        found[pk][code] = 0
    for pk, count in rows.order_by().values_list(F(house)).annotate(Count("pk")):
        found[pk][code] = count
