"""What the rules are told of a patent: what it is, whose it is, what lies on it, what was wished."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from panhuo.deals.agreements.enums import ConsentRole
from panhuo.deals.agreements.models import Consent, OwnersPact
from panhuo.deals.rules.agreements.facts import (
    Encumbrances,
    Licence,
    Owners,
    OwnersAgreement,
    Patent,
    Pledge,
    Suspension,
)
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.scope import Scope
from panhuo.law.kinds import Kind
from panhuo.orgs.api import normalise_name
from panhuo.patents.api import (
    Encumbrance,
    EncumbranceKind,
    LegalState,
    PatentKind,
    display_number,
    expiry_of,
    owner_names,
)
from panhuo.patents.api import Patent as PatentRecord
from panhuo.portfolio.annuities.api import AccountState, AnnuityAccount, state_of

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation

_LICENCES: Final = {
    EncumbranceKind.LICENCE: Act.ORDINARY,
    EncumbranceKind.SOLE: Act.SOLE,
    EncumbranceKind.EXCLUSIVE: Act.EXCLUSIVE,
    EncumbranceKind.OPEN_LICENCE: Act.ORDINARY,
}
SUSPENSIONS: Final = {
    EncumbranceKind.PRESERVATION: Suspension.PRESERVATION,
    EncumbranceKind.SUSPENSION: Suspension.OWNERSHIP,
}
_KINDS: Final = {
    PatentKind.INVENTION: Kind.INVENTION,
    PatentKind.UTILITY: Kind.UTILITY,
    PatentKind.DESIGN: Kind.DESIGN,
}
_PAID: Final = {
    AccountState.SETTLED: True,
    AccountState.DUE: True,
    AccountState.LATER: True,
    AccountState.GRACE: False,
    AccountState.OVERDUE: False,
    AccountState.STOPPED: False,
    AccountState.SUSPENDED: False,
}
DEEPEST: Final = 5
"""Levels of organisations that are followed."""
_PARTED: Final = re.compile(r"[、，,;；\s]+")


def scope_of(*, first: date | None, last: date | None, territory: str = "", field: str = "") -> Scope:
    """Names are parted by 、 or commas; none means no limit."""
    return Scope(first, last, _names(territory), _names(field))


def _names(text: str) -> frozenset[str] | None:
    names = frozenset(one for one in _PARTED.split(text) if one)
    return names or None


def patent_facts(
    patent: PatentRecord,
    *,
    organisation: Organisation,
    day: date,
    lies: Iterable[Encumbrance],
    has_report: bool | None = None,
    obstacle: str = "",
) -> Patent:
    """What is known of the patent; reads `identifiers`. What nobody said is None, never a default.

    Suspended patents don't lapse (细则第一百零五条), so that a source's "dead" does not count for them.
    """
    account = AnnuityAccount.objects.filter(organisation__in=line_of(organisation), patent=patent).first()
    state = state_of(account, today=day) if account else None
    held = any(row.kind in SUSPENSIONS and _on(row, day) for row in lies)
    granted = {LegalState.VALID: True, LegalState.PENDING: False}.get(LegalState(patent.legal_state))
    return Patent(
        number=display_number(patent),
        kind=_KINDS.get(PatentKind(patent.kind)),
        is_granted=True if patent.grant_date and patent.grant_date <= day else granted,
        granted=patent.grant_date,
        expires=account.term_end if account and account.term_end else expiry_of(patent).day,
        ended=patent.legal_state == LegalState.DEAD and not held,
        annuity_paid=_PAID.get(state) if state else None,
        in_grace=state is AccountState.GRACE,
        has_report=has_report,
        publicly_funded=any(row.kind == EncumbranceKind.PUBLIC_FUNDING for row in lies),
        other_obstacle=obstacle,
    )


def _on(row: Encumbrance, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or row.last >= day)


def line_of(organisation: Organisation) -> list[Organisation]:
    """The organisation and those above it: a college deals with its university's patents."""
    found = [organisation]
    while found[-1].parent is not None and len(found) < DEEPEST:
        found.append(found[-1].parent)
    return found


def own_name(patent: PatentRecord, *, organisation: Organisation) -> str:
    """The name by which the organisation, or one above it, stands among the owners; its own where none does."""
    for house in line_of(organisation):
        normal = normalise_name(house.name)
        for one in patent.owners.all():
            if one.owner_name.organisation_id == house.pk or one.owner_name.normal_name == normal:
                return one.owner_name.name
    return organisation.name


def is_received(patent: PatentRecord, *, organisation: Organisation, takers: Iterable[str]) -> bool:
    """Of a cross-licence: the patent is the other side's, who gives a licence on it; reads `owners`."""
    names = set(owner_names(patent))
    return own_name(patent, organisation=organisation) not in names and bool(names & set(takers))


def owners_of(
    patent: PatentRecord, *, organisation: Organisation, act: Act, lies: Iterable[Encumbrance], day: date
) -> Owners:
    """Who owns it and who of them consented to `act` by `day`; reads `owners`."""
    by_consent = {
        one.party
        for one in consents_of(patent, organisation=organisation, roles=(ConsentRole.OWNER,), act=act, day=day)
    }
    by_row = {
        row.party for row in lies if row.kind == EncumbranceKind.CO_OWNERS and row.consent and act.value in row.acts
    }
    pacts = OwnersPact.objects.filter(organisation__in=line_of(organisation), patent=patent, withdrawn=False)
    pact = pacts.last()
    return Owners(tuple(owner_names(patent)), frozenset(by_consent | by_row), _pact(pact))


def _pact(pact: OwnersPact | None) -> OwnersAgreement | None:
    if pact is None:
        return None
    alone = {owner: frozenset(Act(one) for one in acts) for owner, acts in pact.alone.items()}
    return OwnersAgreement(alone, {owner: Decimal(share) for owner, share in pact.shares.items()})


def consents_of(
    patent: PatentRecord, *, organisation: Organisation, roles: Iterable[str], act: Act, day: date
) -> list[Consent]:
    """Consents given by `day` that cover `act`."""
    rows = Consent.objects.filter(
        organisation__in=line_of(organisation), patent=patent, role__in=list(roles), withdrawn=False, given_on__lte=day
    )
    return [one for one in rows if act.value in one.acts]


def lies_on(patent: PatentRecord, *, organisation: Organisation, without: Iterable[int] = ()) -> list[Encumbrance]:
    """What it or one above it wrote down, and announced statements whoever wrote them: those are public."""
    rows = Encumbrance.objects.filter(patent=patent, withdrawn=False).exclude(pk__in=list(without))
    line = line_of(organisation)
    own = rows.filter(organisation__in=line)
    public = rows.filter(kind=EncumbranceKind.OPEN_STATEMENT).exclude(organisation__in=line)
    return [*own, *public]


def encumbrances(
    rows: Iterable[Encumbrance],
    *,
    pledgee_consents: dict[str, frozenset[Act]],
    day: date,
    may_lapse: Iterable[str] = (),
) -> Encumbrances:
    """Rows of the patents' app as the rules take them. `pledgee_consents`: acts by pledgee."""
    found = list(rows)
    freed, agreed = set(may_lapse), pledgee_consents
    return Encumbrances(
        licences=tuple(
            Licence(
                row.party, _LICENCES[EncumbranceKind(row.kind)], _scope(row),
                open=row.kind == EncumbranceKind.OPEN_LICENCE, sublicence=row.sublicence,
                may_lapse=True if row.party in freed else row.may_lapse,
            )
            for row in found
            if row.kind in _LICENCES
        ),
        pledges=tuple(
            Pledge(row.party, _scope(row), agreed.get(row.party, frozenset()) | {Act(one) for one in row.acts})
            for row in found
            if row.kind == EncumbranceKind.PLEDGE
        ),
        suspensions=tuple(
            (SUSPENSIONS[EncumbranceKind(row.kind)], _scope(row)) for row in found if row.kind in SUSPENSIONS
        ),
        open_licence=any(row.kind == EncumbranceKind.OPEN_STATEMENT and _on(row, day) for row in found),
    )  # fmt: skip


def _scope(row: Encumbrance) -> Scope:
    return scope_of(first=row.first, last=row.last, territory=row.territory, field=row.field)


def pledgee_consents(patent: PatentRecord, *, organisation: Organisation, day: date) -> dict[str, frozenset[Act]]:
    """{pledgee: acts they consented to by `day`}."""
    rows = Consent.objects.filter(
        organisation__in=line_of(organisation),
        patent=patent,
        role=ConsentRole.PLEDGEE,
        withdrawn=False,
        given_on__lte=day,
    )
    found: dict[str, frozenset[Act]] = {}
    for one in rows:
        found[one.party] = found.get(one.party, frozenset()) | {Act(act) for act in one.acts}
    return found
