"""What a check has to say: a code for programs, a Chinese template for people, the article it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from panhuo.deals.rules.sources import Basis, Source


class Severity(StrEnum):
    """`BLOCK`: must not go on. `WARN`: somebody has to look at it. `NOTE`: good to know."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class Need(StrEnum):
    """What would settle it."""

    NOTHING = ""
    CONSENT_OF_OWNERS = "consent_of_owners"
    CONSENT_OF_PLEDGEE = "consent_of_pledgee"
    CONSENT_OF_LICENSEE = "consent_of_licensee"
    CONSENT_OF_LICENSOR = "consent_of_licensor"
    APPROVAL = "approval"
    FORMALITIES = "formalities"
    END_OF_LICENCE = "end_of_licence"
    END_OF_SUSPENSION = "end_of_suspension"
    WITHDRAWAL = "withdrawal"
    PAYMENT_OF_ANNUITY = "payment_of_annuity"
    EVALUATION_REPORT = "evaluation_report"
    CORRECTION = "correction"
    CLAUSE = "clause"
    NOTICE = "notice"


CONSENTS = frozenset(
    {
        Need.CONSENT_OF_OWNERS,
        Need.CONSENT_OF_PLEDGEE,
        Need.CONSENT_OF_LICENSEE,
        Need.CONSENT_OF_LICENSOR,
        Need.APPROVAL,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`parties` are those whose consent is missing or who are concerned; `params` fill the template."""

    code: str
    severity: Severity
    template: str
    source: Source
    needs: Need = Need.NOTHING
    parties: tuple[str, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def article(self) -> str:
        return self.source.article

    @property
    def basis(self) -> Basis:
        return self.source.basis

    @property
    def message(self) -> str:
        return self.template % self.params if self.params else self.template


def allowed(findings: Iterable[Finding]) -> bool:
    """Whether one may go on: nothing blocks and no consent that a warning names is missing.

    A warning whose article we have not read (`Basis.MEMORY`) still waits for the consent it names; the office may
    override it with a reason.
    """
    return not any(one.severity is Severity.BLOCK or one.needs in CONSENTS for one in findings)
