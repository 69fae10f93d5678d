"""The public face of the inventory: what other apps, pages, the API and the command line may use."""

from panhuo.policies.domain.adopt import adopt_mends
from panhuo.policies.domain.ask_model import ask_model
from panhuo.policies.domain.audit import check_text, reaudit
from panhuo.policies.domain.campaigns import DUN_DAYS, assign, end_campaign, open_campaign, pass_on, withdraw
from panhuo.policies.domain.compare import Piece, compare
from panhuo.policies.domain.deadlines import move_deadline, move_task_deadline
from panhuo.policies.domain.decide import confirm_finding, confirm_findings, overrule_finding, reopen_finding
from panhuo.policies.domain.dun import dun
from panhuo.policies.domain.hand_in import accept_hand_in, hand_in, return_hand_in
from panhuo.policies.domain.layouts import save_layout
from panhuo.policies.domain.mend import MendValues, close_mend, drop_mend, reopen_mend, save_mend, what_is_missing
from panhuo.policies.domain.policies import paste_policy, remove_policy, update_policy
from panhuo.policies.domain.referrals import answer_referral, refer
from panhuo.policies.domain.upload import MAX_DOCUMENTS, resume_upload, upload_policies, upload_version
from panhuo.policies.domain.versions import ClausePair, compare_versions
from panhuo.policies.enums import (
    FindingSource,
    FindingState,
    HandInState,
    MendAction,
    MendState,
    PolicyKind,
    PolicyLevel,
    PolicyStatus,
    ReferralState,
    RelationKind,
    UploadState,
    VersionOrigin,
)
from panhuo.policies.models import (
    Campaign,
    Finding,
    HandIn,
    ListLayout,
    Mend,
    Policy,
    PolicyArticle,
    PolicyRelation,
    PolicyUpload,
    PolicyVersion,
    Referral,
    UploadedDocument,
)
from panhuo.policies.queries.candidates import candidates
from panhuo.policies.queries.columns import FIELDS as LIST_FIELDS
from panhuo.policies.queries.counts import PolicyCounts, count_policies
from panhuo.policies.queries.facets import policy_facets
from panhuo.policies.queries.filters import PolicyFilters, filter_policies
from panhuo.policies.queries.findings import FindingFilters, filter_findings, finding_facets
from panhuo.policies.queries.listing import PolicyList, columns_of, list_of, title_of
from panhuo.policies.queries.overview import Overview, public_overview
from panhuo.policies.queries.precision import RuleMeasure, overrulings, rule_measures
from panhuo.policies.queries.progress import Progress, TaskLine, campaign_progress
from panhuo.policies.queries.referrals import ReferralFilters, filter_referrals, referral_facets
from panhuo.policies.queries.summary import Line, by_level, by_region
from panhuo.policies.queries.uploads import document_message, upload_counts
from panhuo.policies.queries.visible import FindingQuerySet, PolicyQuerySet, ReferralQuerySet
from panhuo.policies.rules import (
    may_answer,
    may_edit_policy,
    may_hand_in,
    may_keep_for,
    may_read_list,
    may_review,
    may_run,
    may_run_campaigns,
)

__all__ = [
    "DUN_DAYS", "LIST_FIELDS", "MAX_DOCUMENTS", "Campaign", "ClausePair", "Finding", "FindingFilters",
    "FindingQuerySet", "FindingSource", "FindingState", "HandIn", "HandInState", "Line", "ListLayout", "Mend",
    "MendAction", "MendState", "MendValues", "Overview", "Piece", "Policy", "PolicyArticle", "PolicyCounts",
    "PolicyFilters", "PolicyKind", "PolicyLevel", "PolicyList", "PolicyQuerySet", "PolicyRelation", "PolicyStatus",
    "PolicyUpload", "PolicyVersion", "Progress", "Referral", "ReferralFilters", "ReferralQuerySet", "ReferralState",
    "RelationKind", "RuleMeasure", "TaskLine", "UploadState", "UploadedDocument", "VersionOrigin", "accept_hand_in",
    "adopt_mends", "answer_referral", "ask_model", "assign", "by_level", "by_region", "campaign_progress",
    "candidates", "check_text", "close_mend", "columns_of", "compare", "compare_versions", "confirm_finding",
    "confirm_findings", "count_policies", "document_message", "drop_mend", "dun", "end_campaign", "filter_findings",
    "filter_policies", "filter_referrals", "finding_facets", "hand_in", "list_of", "may_answer", "may_edit_policy",
    "may_hand_in", "may_keep_for", "may_read_list", "may_review", "may_run", "may_run_campaigns", "move_deadline",
    "move_task_deadline", "open_campaign", "overrule_finding", "overrulings", "pass_on", "paste_policy",
    "policy_facets", "public_overview", "reaudit", "refer", "referral_facets", "remove_policy", "reopen_finding",
    "reopen_mend", "resume_upload", "return_hand_in", "rule_measures", "save_layout", "save_mend", "title_of",
    "update_policy", "upload_counts", "upload_policies", "upload_version", "what_is_missing", "withdraw",
]  # fmt: skip
