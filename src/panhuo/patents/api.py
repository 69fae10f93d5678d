"""The public face of patents: what other apps, pages, the API and the command line may use."""

from panhuo.patents.domain.merge import merge_patents
from panhuo.patents.domain.owner_names import reresolve_owner_names, resolve_owner_names
from panhuo.patents.domain.plan import Plan, diff_patent, find_patent, identity_keys, plan_patents
from panhuo.patents.domain.publish import set_visibility
from panhuo.patents.domain.refusal import Refusal
from panhuo.patents.domain.save import SaveResult, save_patent, save_patents
from panhuo.patents.domain.undo import remove_patent, restore_patent
from panhuo.patents.enums import ClassScheme, IdentifierKind, LegalState, PatentKind, Resolution, Visibility
from panhuo.patents.models import (
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
    "ClassScheme", "ClassValue", "IdentifierKind", "IdentifierValue", "Inventor", "IpcEntry", "LegalState",
    "OwnerName", "Patent", "PatentClass", "PatentIdentifier", "PatentKind", "PatentOwner", "PatentValues", "Person",
    "Plan", "Refusal", "Resolution", "SaveResult", "Team", "Visibility", "application", "diff_patent", "find_patent",
    "identity_keys", "ipc_class", "may_decide_owner", "may_edit", "may_write_for", "merge_patents", "plan_patents",
    "publication", "remove_patent", "reresolve_owner_names", "resolve_owner_names", "restore_patent", "save_patent",
    "save_patents", "set_visibility", "source_id",
]  # fmt: skip
