"""Records of subscriptions."""

from panhuo.exchange.subscriptions.models.digest import Sending, SentDigest, Told
from panhuo.exchange.subscriptions.models.outbound import OutboundSettings
from panhuo.exchange.subscriptions.models.robot import Robot
from panhuo.exchange.subscriptions.models.subscription import Subscription

__all__ = ["OutboundSettings", "Robot", "Sending", "SentDigest", "Subscription", "Told"]
