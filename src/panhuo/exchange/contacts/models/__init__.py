"""Records of contacts."""

from panhuo.exchange.contacts.models.approval import Approval
from panhuo.exchange.contacts.models.broker import Broker
from panhuo.exchange.contacts.models.contact import Contact
from panhuo.exchange.contacts.models.meeting import Meeting
from panhuo.exchange.contacts.models.message import ContactFile, Message

__all__ = ["Approval", "Broker", "Contact", "ContactFile", "Meeting", "Message"]
