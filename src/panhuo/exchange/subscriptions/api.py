"""The public face of subscriptions."""

from panhuo.exchange.subscriptions.domain.collect import collect
from panhuo.exchange.subscriptions.domain.deliver import deliver
from panhuo.exchange.subscriptions.domain.links import subscription_by_token, unsubscribe_token
from panhuo.exchange.subscriptions.domain.outbound import mail_server_known, outbound, set_outbound
from panhuo.exchange.subscriptions.domain.robots import add_robot, remove_robot, test_robot
from panhuo.exchange.subscriptions.domain.subscribe import change_subscription, pause, subscribe, unsubscribe
from panhuo.exchange.subscriptions.enums import Rhythm, RobotKind, SendState, SubscriptionState, Target, Way
from panhuo.exchange.subscriptions.may import may_keep_robots, may_set_outbound
from panhuo.exchange.subscriptions.models import OutboundSettings, Robot, Sending, SentDigest, Subscription, Told
from panhuo.exchange.subscriptions.queries.filters import clean_filters
from panhuo.exchange.subscriptions.queries.lines import lines_of
from panhuo.exchange.subscriptions.queries.news import news

__all__ = [
    "OutboundSettings", "Rhythm", "Robot", "RobotKind", "SendState", "Sending", "SentDigest", "Subscription",
    "SubscriptionState", "Target", "Told", "Way", "add_robot", "change_subscription", "clean_filters", "collect",
    "deliver", "lines_of", "mail_server_known", "may_keep_robots", "may_set_outbound", "news", "outbound", "pause",
    "remove_robot", "set_outbound", "subscribe", "subscription_by_token", "test_robot", "unsubscribe",
    "unsubscribe_token",
]  # fmt: skip
