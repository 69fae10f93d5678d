"""Records of agreements."""

from panhuo.deals.agreements.models.agreement import Agreement, AgreementPatent, Party
from panhuo.deals.agreements.models.papers import AgreementFile, AgreementVersion, Approval, DocumentTemplate
from panhuo.deals.agreements.models.publicity import HolderProfile, NoticeObjection, PublicityNotice
from panhuo.deals.agreements.models.settling import ConflictCheck, Consent, Override, OwnersPact

__all__ = [
    "Agreement",
    "AgreementFile",
    "AgreementPatent",
    "AgreementVersion",
    "Approval",
    "ConflictCheck",
    "Consent",
    "DocumentTemplate",
    "HolderProfile",
    "NoticeObjection",
    "Override",
    "OwnersPact",
    "Party",
    "PublicityNotice",
]
