"""What is known of a patent, of what lies on it and of what somebody wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.scope import ALWAYS, Scope
from panhuo.law.kinds import Kind


class Suspension(StrEnum):
    """`OWNERSHIP`: a dispute on whose the right is (Rule 103). `PRESERVATION`: a court's order (Rule 104)."""

    OWNERSHIP = "ownership"
    PRESERVATION = "preservation"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence in being. `open`: got by an open-licence statement, which makes an ordinary one.

    `sublicence`: whether the contract lets the licensee license others (None: it is silent).
    `may_lapse`: whether it frees the licensor from keeping the patent up (None: it is silent).
    """

    licensee: str
    kind: Act = Act.ORDINARY
    scope: Scope = ALWAYS
    open: bool = False
    sublicence: bool | None = None
    may_lapse: bool | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """`consented`: the acts that the pledgee agreed to."""

    pledgee: str
    scope: Scope = ALWAYS
    consented: frozenset[Act] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnersAgreement:
    """What co-owners agreed. `alone`: what each may do without the others; an owner or act not named: silent.

    `shares`: how fees are divided, per cent or any weights; empty: not agreed.
    """

    alone: Mapping[str, frozenset[Act]] = field(default_factory=dict)
    shares: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Owners:
    """All who own the patent, in the order of the register, and who of them consented to the act in question."""

    names: tuple[str, ...]
    consents: frozenset[str] = frozenset()
    agreement: OwnersAgreement | None = None


@dataclass(frozen=True, slots=True)
class Encumbrances:
    """What lies on one patent. `open_licence`: a statement is announced and not withdrawn by announcement."""

    licences: tuple[Licence, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    suspensions: tuple[tuple[Suspension, Scope], ...] = ()
    open_licence: bool = False


UNENCUMBERED: Final = Encumbrances()


@dataclass(frozen=True, slots=True)
class Patent:
    """`kind`, `granted`, `annuity_paid`, `has_report` None: not known. `expires`: the day its term is over.

    `in_grace`: the annuity may still be paid, with a late fee.
    `ended`: it lapsed, was given up or declared invalid. `granted` is the day on which the grant was announced.
    """

    number: str
    kind: Kind | None = None
    is_granted: bool | None = None
    granted: date | None = None
    expires: date | None = None
    ended: bool = False
    annuity_paid: bool | None = None
    has_report: bool | None = None
    publicly_funded: bool = False
    defence: bool = False
    other_obstacle: str = ""
    in_grace: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody wants to do `act` to a patent on `day`, with `counterparty`.

    `mode`: the kind of a sub- or cross-licence. `foreign`: the other side is abroad or foreign. `by`: who acts.
    `approved`: the approvals and formalities for going abroad are done. `names_earlier_licences`: the contract lists
    the licences already given and the other side takes them. `licensor_cannot_exploit`: shown by documents.
    `settles_ownership`: the contract says whose new results are.
    """

    act: Act
    day: date
    by: str = ""
    counterparty: str = ""
    scope: Scope = ALWAYS
    mode: Act | None = None
    foreign: bool = False
    approved: bool = False
    names_earlier_licences: bool = False
    licensor_cannot_exploit: bool = False
    owner_exploits: bool = False
    settles_ownership: bool = False

    @property
    def effective(self) -> Act:
        """The act as the law sees it: a cross-licence is a licence of its mode."""
        if self.act is Act.CROSS:
            return self.mode if self.mode in {Act.SOLE, Act.EXCLUSIVE} else Act.ORDINARY
        return self.act
