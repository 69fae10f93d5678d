"""Every living patent of an organisation has an account, and every account is up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from panhuo.orgs.api import Organisation
from panhuo.patents.api import IdentifierKind, LegalState, PatentIdentifier, patents_of
from panhuo.portfolio.annuities.domain.compute import CHUNK, compute
from panhuo.portfolio.annuities.domain.facts import GRANT_CODES
from panhuo.portfolio.annuities.domain.rulebook import rulebook
from panhuo.portfolio.annuities.models import AnnuityAccount

Progress = Callable[[int, int], None]


def add_accounts(organisation: Organisation) -> int:
    """An account for each granted Chinese patent of the organisation that is not known to be dead; gives how many.

    An application without a grant owes no annuities; one whose day of grant is unknown gets an account that says so
    if its state is 有效. Patents that have only numbers of other offices are not ours to reckon.
    """
    numbers = PatentIdentifier.objects.filter(patent=OuterRef("pk"))
    granted = Q()
    for code in GRANT_CODES:
        granted |= Q(value__endswith=code)
    announced = Exists(numbers.filter(granted, kind=IdentifierKind.PUBLICATION))
    chinese = Exists(numbers.filter(kind__in=(IdentifierKind.APPLICATION, IdentifierKind.PUBLICATION)))
    foreign = Exists(numbers.filter(kind=IdentifierKind.FOREIGN))
    wanted = patents_of(organisation).exclude(legal_state=LegalState.DEAD)
    wanted = wanted.filter(Q(grant_date__isnull=False) | Q(legal_state=LegalState.VALID) | announced)
    wanted = wanted.filter(chinese | ~foreign)
    have = AnnuityAccount.objects.filter(organisation=organisation).values("patent")
    new = [
        AnnuityAccount(organisation=organisation, patent_id=pk)
        for pk in wanted.exclude(pk__in=have).order_by("pk").values_list("pk", flat=True)
    ]
    AnnuityAccount.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)
    return len(new)


def stale(organisation: Organisation, *, today: date, revision: int) -> list[int]:
    """Accounts to reckon anew.

    Their patent or the rules changed, their suspension or their grace ended, or their next day, not known to be paid,
    has come.
    """
    moved = ~Q(computed_version=F("patent__version")) | ~Q(computed_revision=revision)
    passed = Q(paid_year=None, next_due__lt=today) | Q(suspended=True, suspended_until__lt=today)
    lapsed = Q(next_lapses_after__lt=today, computed_at__date__lte=F("next_lapses_after"))
    rows = AnnuityAccount.objects.filter(organisation=organisation).filter(moved | passed | lapsed)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def sync_accounts(organisation: Organisation, *, progress: Progress | None = None) -> dict[str, int]:
    """Add what is missing, reckon what is stale; may be called again after a kill and goes on where it was."""
    added = add_accounts(organisation)
    rules, today = rulebook(), timezone.localdate()
    ids = stale(organisation, today=today, revision=rules.revision)
    for start in range(0, len(ids), CHUNK):
        compute(_load(ids[start : start + CHUNK]), rules=rules, today=today)
        if progress:
            progress(min(start + CHUNK, len(ids)), len(ids))
    return {"added": added, "computed": len(ids)}


def recompute(accounts: Sequence[int]) -> None:
    """Reckon these accounts (ids, of one organisation) now."""
    compute(_load(accounts), rules=rulebook(), today=timezone.localdate())


def _load(ids: Sequence[int]) -> list[AnnuityAccount]:
    return list(AnnuityAccount.objects.filter(pk__in=ids).order_by("pk"))
