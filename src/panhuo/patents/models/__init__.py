"""Records of patents."""

from panhuo.patents.models.encumbrance import Encumbrance
from panhuo.patents.models.identifier import PatentIdentifier
from panhuo.patents.models.ipc import IpcEntry, PatentClass
from panhuo.patents.models.owner import OwnerName, PatentOwner
from panhuo.patents.models.patent import Patent
from panhuo.patents.models.person import Inventor, Person, Team

__all__ = [
    "Encumbrance",
    "Inventor",
    "IpcEntry",
    "OwnerName",
    "Patent",
    "PatentClass",
    "PatentIdentifier",
    "PatentOwner",
    "Person",
    "Team",
]
