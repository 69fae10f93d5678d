"""Records of organisations, people and work."""

from panhuo.orgs.models.event import Event
from panhuo.orgs.models.grant import AccessGrant
from panhuo.orgs.models.job import Job
from panhuo.orgs.models.known_name import KnownName
from panhuo.orgs.models.membership import Membership
from panhuo.orgs.models.notification import Notification
from panhuo.orgs.models.organisation import Organisation, OrganisationName
from panhuo.orgs.models.outbox import OutboxEntry
from panhuo.orgs.models.region import Region
from panhuo.orgs.models.registration import Registration
from panhuo.orgs.models.representation import Representation
from panhuo.orgs.models.user import User

__all__ = [
    "AccessGrant",
    "Event",
    "Job",
    "KnownName",
    "Membership",
    "Notification",
    "Organisation",
    "OrganisationName",
    "OutboxEntry",
    "Region",
    "Registration",
    "Representation",
    "User",
]
