"""An inventor says "that's me": the patent comes to their list and gets its entry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Inventor, Patent, claim_inventor
from panhuo.portfolio.inventory.domain.entries import open_entry
from panhuo.portfolio.inventory.models import Entry
from panhuo.portfolio.inventory.queries.scope import institutions_of, patents_in_scope

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def claimable(user: User) -> QuerySet[Inventor]:
    """Unclaimed names like the user's on patents of their institutions, and those claimed that have no entry yet."""
    if not user.display_name:
        return Inventor.objects.none()
    own = Q(person=None, name=user.display_name) | Q(person__user=user)
    found = Inventor.objects.none()
    for organisation in institutions_of(user):
        with_entry = Entry.objects.filter(organisation=organisation).values("patent")
        patents = patents_in_scope(organisation).filter(grant_date__isnull=False).values("pk")
        rows = Inventor.objects.filter(own, patent__in=patents)
        found = found | rows.filter(Q(person=None) | ~Q(patent__in=with_entry))
    return found.select_related("patent").order_by("-patent__grant_date", "pk")


@transaction.atomic
def claim(inventor: Inventor, *, actor: User) -> list[Entry]:
    """Claim the name and open the entries of the institutions that own the patent.

    Raises:
        NotAllowed, InvalidInput: as `patents.api.claim_inventor` does.
    """
    claim_inventor(inventor, actor=actor)
    return [open_entry(inventor.patent, organisation=one, actor=actor) for one in _owners(inventor.patent, actor)]


@transaction.atomic
def claim_all(*, actor: User) -> list[Entry]:
    """Claim every name that `claimable` offers."""
    return [entry for inventor in claimable(actor) for entry in claim(inventor, actor=actor)]


def _owners(patent: Patent, user: User) -> list[Organisation]:
    return [one for one in institutions_of(user) if patents_in_scope(one).filter(pk=patent.pk).exists()]


def co_claimants(entries: list[Entry]) -> dict[int, list[str]]:
    """Patent id → names of its inventors in order, for lists."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = Inventor.objects.filter(patent__in=[entry.patent_id for entry in entries]).order_by("position")
    for patent_id, name in rows.values_list("patent_id", "name"):
        names[patent_id].append(name)
    return names
