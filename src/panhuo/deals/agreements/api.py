"""The public face of agreements: what other rooms, pages and commands may use."""

from panhuo.deals.agreements.domain.write import create_agreement, drop_agreement, edit_agreement, open_to_parties
from panhuo.deals.agreements.enums import (
    ALIENATING_KINDS,
    LICENCE_KINDS,
    AgreementKind,
    AgreementState,
    ApprovalDecision,
    ConsentRole,
    FileKind,
    LicenceMode,
    PricingWay,
    Side,
    TemplateKind,
)
from panhuo.deals.agreements.may import may_approve, may_change_templates, may_edit, may_work, require_work
from panhuo.deals.agreements.models import (
    Agreement,
    AgreementFile,
    AgreementPatent,
    AgreementVersion,
    Approval,
    ConflictCheck,
    Consent,
    DocumentTemplate,
    Override,
    OwnersPact,
    Party,
)
from panhuo.deals.agreements.values import PartyValue

__all__ = [
    "ALIENATING_KINDS", "LICENCE_KINDS", "Agreement", "AgreementFile", "AgreementKind", "AgreementPatent",
    "AgreementState", "AgreementVersion", "Approval", "ApprovalDecision", "ConflictCheck", "Consent", "ConsentRole",
    "DocumentTemplate", "FileKind", "LicenceMode", "Override", "OwnersPact", "Party", "PartyValue", "PricingWay",
    "Side", "TemplateKind", "create_agreement", "drop_agreement", "edit_agreement", "may_approve",
    "may_change_templates", "may_edit", "may_work", "open_to_parties", "require_work",
]  # fmt: skip
