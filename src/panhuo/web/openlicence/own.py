"""Records that a page may show; 404 for others."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from panhuo.deals.openlicence.api import Acceptance, OpenStatement, StatementBatch
from panhuo.orgs.api import User


def shown_statement(user: User | AnonymousUser, pk: int) -> OpenStatement:
    """One that the user may see: announced by the office, or of the user's own organisation."""
    rows = OpenStatement.objects.visible_to(user).select_related("holder", "patent", "encumbrance", "created_by")
    return get_object_or_404(rows.prefetch_related("patent__identifiers", "patent__owners__owner_name"), pk=pk)


def own_statement(user: User, pk: int) -> OpenStatement:
    """One of the user's own organisations."""
    rows = OpenStatement.objects.own(user).select_related("holder", "patent", "encumbrance", "created_by")
    return get_object_or_404(rows.prefetch_related("patent__identifiers", "patent__owners__owner_name"), pk=pk)


def own_acceptance(user: User, pk: int) -> Acceptance:
    rows = Acceptance.objects.visible_to(user).select_related("statement__holder", "statement__patent", "organisation")
    return get_object_or_404(rows.select_related("statement__created_by"), pk=pk)


def own_batch(user: User, pk: int) -> StatementBatch:
    batch: StatementBatch = get_object_or_404(
        StatementBatch.objects.visible_to(user).select_related("holder", "job", "created_by"), pk=pk
    )
    return batch
