"""The public face of agreements: what other rooms, pages and commands may use."""

from panhuo.deals.agreements.documents.agreement import (
    agreement_document,
    agreement_values,
    consent_again,
    consent_document,
    day_text,
    money_text,
    patent_values,
)
from panhuo.deals.agreements.documents.fields import places_of
from panhuo.deals.agreements.documents.templates import (
    Made,
    make_document,
    retire_template,
    save_template,
    shipped,
    template_of,
)
from panhuo.deals.agreements.domain.approve import Stopped, decide_approval, run_check, submit, take_back
from panhuo.deals.agreements.domain.encumber import follow_annuities, write_encumbrances
from panhuo.deals.agreements.domain.files import add_file, check_paper
from panhuo.deals.agreements.domain.notices import (
    answer_objection,
    record_notice,
    record_objection,
    set_profile,
    withdraw_notice,
)
from panhuo.deals.agreements.domain.open_licence import obtained_licence
from panhuo.deals.agreements.domain.perform import amend, keep_up, sign, take_effect, terminate
from panhuo.deals.agreements.domain.settle import override, record_consent, record_pact, withdraw_consent
from panhuo.deals.agreements.domain.sides import require_one_side_of
from panhuo.deals.agreements.domain.tell import say, staff_of, tell
from panhuo.deals.agreements.domain.versions import changes_between
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
from panhuo.deals.agreements.listening import Moment, when_agreement_changes
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
    HolderProfile,
    NoticeObjection,
    Override,
    OwnersPact,
    Party,
    PublicityNotice,
)
from panhuo.deals.agreements.queries.act import acts_on, findings_for, rule_facts, suspensions_of
from panhuo.deals.agreements.queries.alienated import alienated_since
from panhuo.deals.agreements.queries.check import Found, check, may_go_on, proposal_of, publicity_of
from panhuo.deals.agreements.queries.facts import line_of, own_name
from panhuo.deals.agreements.queries.listing import (
    SORTS,
    AgreementFilters,
    agreement_facets,
    filter_agreements,
)
from panhuo.deals.agreements.queries.profile import institution_of, profile_of, region_of
from panhuo.deals.agreements.queries.visible import AgreementQuerySet
from panhuo.deals.agreements.values import TERMS, PartyValue

__all__ = [
    "ALIENATING_KINDS", "LICENCE_KINDS", "SORTS", "TERMS", "Agreement", "AgreementFile", "AgreementFilters",
    "AgreementKind", "AgreementPatent", "AgreementQuerySet", "AgreementState", "AgreementVersion", "Approval",
    "ApprovalDecision", "ConflictCheck", "Consent", "ConsentRole", "DocumentTemplate", "FileKind", "Found",
    "HolderProfile", "LicenceMode", "Made", "Moment", "NoticeObjection", "Override", "OwnersPact", "Party",
    "PartyValue", "PricingWay", "PublicityNotice", "Side", "Stopped", "TemplateKind", "acts_on", "add_file",
    "agreement_document", "agreement_facets", "agreement_values", "alienated_since", "amend", "answer_objection",
    "changes_between", "check", "check_paper", "consent_again", "consent_document", "create_agreement", "day_text",
    "decide_approval", "drop_agreement", "edit_agreement", "filter_agreements", "findings_for", "follow_annuities",
    "institution_of", "keep_up", "line_of", "make_document", "may_approve", "may_change_templates", "may_edit",
    "may_go_on", "may_work", "money_text", "obtained_licence", "open_to_parties", "override", "own_name",
    "patent_values", "places_of", "profile_of", "proposal_of", "publicity_of", "record_consent", "record_notice",
    "record_objection", "record_pact", "region_of", "require_one_side_of", "require_work", "retire_template",
    "rule_facts", "run_check", "save_template", "say", "set_profile", "shipped", "sign", "staff_of", "submit",
    "suspensions_of", "take_back", "take_effect", "tell", "template_of", "terminate", "when_agreement_changes",
    "withdraw_consent", "withdraw_notice", "write_encumbrances",
]  # fmt: skip
