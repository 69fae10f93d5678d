"""The public face of orgs: what other apps, pages, the API and the command line may use."""

from panhuo.orgs.access import WORKING, Viewer, granted_ids, memberships_of, own_organisations, remembering
from panhuo.orgs.domain.closing import close_organisation, reopen_organisation
from panhuo.orgs.domain.correct import correct_organisation, correctable
from panhuo.orgs.domain.decisions import approve_registration, reject_registration
from panhuo.orgs.domain.events import events_of, log_event
from panhuo.orgs.domain.grants import drop_lapsed_grants, grant_access, revoke_access
from panhuo.orgs.domain.notifications import mark_read, notify, unread
from panhuo.orgs.domain.organisations import (
    add_name,
    create_organisation,
    remove_name,
    rename,
)
from panhuo.orgs.domain.outbox import when_outbox_grows, write_outbox, write_outbox_many
from panhuo.orgs.domain.people import add_member, create_first_admin, create_user, deactivate_user, remove_member
from panhuo.orgs.domain.proofs import check_proof
from panhuo.orgs.domain.registrations import register_enterprise, resubmit_registration
from panhuo.orgs.domain.represent import let_represent, stop_representing
from panhuo.orgs.domain.sides import require_one_side, when_sides_meet
from panhuo.orgs.domain.uploads import stored
from panhuo.orgs.endpoint import model_endpoint
from panhuo.orgs.enums import (
    SUPPLY_KINDS,
    JobState,
    NameKind,
    OrganisationKind,
    OrganisationStatus,
    RegionLevel,
    RegistrationStatus,
    RepresentationScope,
    Role,
)
from panhuo.orgs.errors import DomainError, InvalidInput, NotAllowed
from panhuo.orgs.jobs.errors import JobCancelled, LeaseLost, WorkerStopping
from panhuo.orgs.jobs.handle import JobHandle
from panhuo.orgs.jobs.kinds import job_kind
from panhuo.orgs.jobs.remaining import job_remaining
from panhuo.orgs.jobs.run import run_pending_jobs
from panhuo.orgs.jobs.schedules import scheduled
from panhuo.orgs.jobs.start import cancel_job, retry_job, start_job
from panhuo.orgs.jobs.tick import TickReport, tick
from panhuo.orgs.jobs.worker import work_off, work_until_stopped
from panhuo.orgs.loaders.regions import load_regions
from panhuo.orgs.loaders.table import csv_rows
from panhuo.orgs.loaders.universities import load_universities
from panhuo.orgs.models import (
    AccessGrant,
    Event,
    Job,
    KnownName,
    Membership,
    Notification,
    Organisation,
    OrganisationName,
    OutboxEntry,
    Region,
    Registration,
    Representation,
    User,
)
from panhuo.orgs.names import normalise_name
from panhuo.orgs.queries.approvers import approvers_of
from panhuo.orgs.queries.newest import filled, newest
from panhuo.orgs.queries.organisations import acting_organisation, organisations_of
from panhuo.orgs.queries.registrations import pending_registrations
from panhuo.orgs.queries.represented import acts_for, live_representations, represented_ids
from panhuo.orgs.retelling import retold
from panhuo.orgs.rules import (
    is_admin_of,
    is_installation_admin,
    is_member_of,
    is_staff_of,
    may_cancel,
    may_decide,
    may_manage,
    works_for_kind,
)
from panhuo.orgs.uscc import check_uscc

__all__ = [
    "SUPPLY_KINDS",
    "WORKING",
    "AccessGrant",
    "DomainError",
    "Event",
    "InvalidInput",
    "Job",
    "JobCancelled",
    "JobHandle",
    "JobState",
    "KnownName",
    "LeaseLost",
    "Membership",
    "NameKind",
    "NotAllowed",
    "Notification",
    "Organisation",
    "OrganisationKind",
    "OrganisationName",
    "OrganisationStatus",
    "OutboxEntry",
    "Region",
    "RegionLevel",
    "Registration",
    "RegistrationStatus",
    "Representation",
    "RepresentationScope",
    "Role",
    "TickReport",
    "User",
    "Viewer",
    "WorkerStopping",
    "acting_organisation",
    "acts_for",
    "add_member",
    "add_name",
    "approve_registration",
    "approvers_of",
    "cancel_job",
    "check_proof",
    "check_uscc",
    "close_organisation",
    "correct_organisation",
    "correctable",
    "create_first_admin",
    "create_organisation",
    "create_user",
    "csv_rows",
    "deactivate_user",
    "drop_lapsed_grants",
    "events_of",
    "filled",
    "grant_access",
    "granted_ids",
    "is_admin_of",
    "is_installation_admin",
    "is_member_of",
    "is_staff_of",
    "job_kind",
    "job_remaining",
    "let_represent",
    "live_representations",
    "load_regions",
    "load_universities",
    "log_event",
    "mark_read",
    "may_cancel",
    "may_decide",
    "may_manage",
    "memberships_of",
    "model_endpoint",
    "newest",
    "normalise_name",
    "notify",
    "organisations_of",
    "own_organisations",
    "pending_registrations",
    "register_enterprise",
    "reject_registration",
    "remembering",
    "remove_member",
    "remove_name",
    "rename",
    "reopen_organisation",
    "represented_ids",
    "require_one_side",
    "resubmit_registration",
    "retold",
    "retry_job",
    "revoke_access",
    "run_pending_jobs",
    "scheduled",
    "start_job",
    "stop_representing",
    "stored",
    "tick",
    "unread",
    "when_outbox_grows",
    "when_sides_meet",
    "work_off",
    "work_until_stopped",
    "works_for_kind",
    "write_outbox",
    "write_outbox_many",
]
