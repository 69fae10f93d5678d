"""The public face of patents: what other apps, pages, the API and the command line may use."""

from panhuo.patents.domain.by_hand import MergeLine, MergePlan, Stays, last_merge, plan_merge, undo_merge
from panhuo.patents.domain.change_owners import change_owners, owners_after
from panhuo.patents.domain.encumbrances import end_encumbrance, record_encumbrance, withdraw_encumbrance
from panhuo.patents.domain.identity import number_key
from panhuo.patents.domain.inventors import assign_inventor, belongs, claim_inventor, namers_for, release_inventor
from panhuo.patents.domain.ipc import load_ipc
from panhuo.patents.domain.merge import merge_patents
from panhuo.patents.domain.owner_names import reresolve_owner_names, resolve_owner_names
from panhuo.patents.domain.owner_review import confirm_owner, reject_owner
from panhuo.patents.domain.owner_rules import Resolved
from panhuo.patents.domain.people import PERSON, add_person, change_person, remove_person
from panhuo.patents.domain.plan import Plan, diff_patent, find_patent, identity_keys, plan_patents
from panhuo.patents.domain.public_funding import follow_funding_statement
from panhuo.patents.domain.publish import set_visibility
from panhuo.patents.domain.publish_many import (
    VISIBILITY_JOB,
    batch_left,
    batch_rows,
    start_visibility,
    undo_key,
    undo_visibility,
)
from panhuo.patents.domain.refusal import Refusal
from panhuo.patents.domain.remove_many import remove_patents
from panhuo.patents.domain.save import SaveResult, save_patent, save_patents
from panhuo.patents.domain.teams import TEAM, change_team, create_team, remove_team
from panhuo.patents.domain.undo import remove_patent, restore_patent
from panhuo.patents.enums import (
    ClassScheme,
    EncumbranceKind,
    IdentifierKind,
    LegalState,
    PatentKind,
    Resolution,
    Visibility,
)
from panhuo.patents.models import (
    Encumbrance,
    Inventor,
    IpcEntry,
    OwnerName,
    Patent,
    PatentClass,
    PatentIdentifier,
    PatentOwner,
    Person,
    Team,
)
from panhuo.patents.queries.display import display_number, display_owner, owner_names
from panhuo.patents.queries.encumbrances import EncumbranceQuerySet, encumbrances_of
from panhuo.patents.queries.expiry import Expiry, expiry_of
from panhuo.patents.queries.facets import FacetValue, PatentFacets, patent_facets
from panhuo.patents.queries.filters import PatentFilters
from panhuo.patents.queries.history import current_patent, patent_events, patent_ids
from panhuo.patents.queries.ipc import IpcStep, ipc_path, ipc_title, ipc_titles_exact
from panhuo.patents.queries.movable import Movable, kept_patents, movable
from panhuo.patents.queries.narrow import filter_patents
from panhuo.patents.queries.owners import owner_decisions, owner_reviews, patents_of
from panhuo.patents.queries.people import PersonQuerySet, TeamQuerySet
from panhuo.patents.queries.seen import seen_patent_facets, seen_states
from panhuo.patents.queries.sort import DEFAULT_SORT, SORTS, patent_sort
from panhuo.patents.queries.visible import PatentQuerySet
from panhuo.patents.rules import may_decide_owner, may_edit, may_write_for
from panhuo.patents.values import (
    ClassValue,
    IdentifierValue,
    PatentValues,
    application,
    ipc_class,
    publication,
    source_id,
)

__all__ = [
    "DEFAULT_SORT", "PERSON", "SORTS", "TEAM", "VISIBILITY_JOB", "ClassScheme", "ClassValue", "Encumbrance",
    "EncumbranceKind", "EncumbranceQuerySet", "Expiry", "FacetValue", "IdentifierKind", "IdentifierValue", "Inventor",
    "IpcEntry", "IpcStep", "LegalState", "MergeLine", "MergePlan", "Movable", "OwnerName", "Patent", "PatentClass",
    "PatentFacets", "PatentFilters", "PatentIdentifier", "PatentKind", "PatentOwner", "PatentQuerySet", "PatentValues",
    "Person", "PersonQuerySet", "Plan", "Refusal", "Resolution", "Resolved", "SaveResult", "Stays", "Team",
    "TeamQuerySet", "Visibility", "add_person", "application", "assign_inventor", "batch_left", "batch_rows", "belongs",
    "change_owners", "change_person", "change_team", "claim_inventor", "confirm_owner", "create_team", "current_patent",
    "diff_patent", "display_number", "display_owner", "encumbrances_of", "end_encumbrance", "expiry_of",
    "filter_patents", "find_patent", "follow_funding_statement", "identity_keys", "ipc_class", "ipc_path", "ipc_title",
    "ipc_titles_exact", "kept_patents", "last_merge", "load_ipc", "may_decide_owner", "may_edit", "may_write_for",
    "merge_patents", "movable", "namers_for", "number_key", "owner_decisions", "owner_names", "owner_reviews",
    "owners_after", "patent_events", "patent_facets", "patent_ids", "patent_sort", "patents_of", "plan_merge",
    "plan_patents", "publication", "record_encumbrance", "reject_owner", "release_inventor", "remove_patent",
    "remove_patents", "remove_person", "remove_team", "reresolve_owner_names", "resolve_owner_names", "restore_patent",
    "save_patent", "save_patents", "seen_patent_facets", "seen_states", "set_visibility", "source_id",
    "start_visibility", "undo_key", "undo_merge", "undo_visibility", "withdraw_encumbrance",
]  # fmt: skip
