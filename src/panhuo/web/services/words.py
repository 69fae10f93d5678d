"""Prices, ratings and events of the room in words."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from panhuo.exchange.services.api import PriceKind, Rated, ServiceItem, Standing
from panhuo.orgs.api import Event
from panhuo.web.format import day, yuan


def price_words(item: ServiceItem) -> str:
    """What a service costs, as far as it was said; empty: not said."""
    if item.price_kind == PriceKind.FREE:
        return _("免费")
    if item.price_kind == PriceKind.NEGOTIABLE:
        return _("面议")
    said = yuan(item.price_low)
    if item.price_kind == PriceKind.RANGE:
        said = _("%(low)s 至 %(high)s") % {"low": said, "high": yuan(item.price_high)}
    return _("%(price)s / %(unit)s") % {"price": said, "unit": item.unit} if item.unit else said


def region_words(item: ServiceItem) -> str:
    """Where it is offered; empty: not said. Reads prefetched regions."""
    return _("全国") if item.nationwide else "、".join(region.name for region in item.regions.all())


def tenths(value: Fraction | None) -> str:
    """One decimal, half up; empty where there is no figure."""
    if value is None:
        return ""
    n = (value.numerator * 20 + value.denominator) // (2 * value.denominator)
    return f"{n // 10}.{n % 10}"


def rating_words(rated: Rated) -> str:
    """The mean with its number, or that there are too few."""
    if rated.mean is None:
        return _("评价 %(n)s 次，不足 3 次不显示均值") % {"n": rated.count} if rated.count else _("还没有评价")
    return _("质量 %(mean)s 分（5 分制，%(n)s 次评价）") % {"mean": tenths(rated.mean), "n": rated.count}


def standing_words(standing: Standing) -> str:
    """Credit in one line."""
    if standing.blocked:
        if standing.blocked_until is None:
            return _("因处罚不得承接新业务，直至解除")
        return _("因处罚不得承接新业务，至 %(until)s") % {"until": day(standing.blocked_until)}
    if standing.sanctions:
        return _("有 %(n)s 项生效的处罚") % {"n": standing.sanctions}
    return _("没有生效的处罚")


def event_line(event: Event) -> str:
    """What happened to a request, an order or a credit record."""
    words = {
        "created": _("发出征集"), "offered": _("收到报价"), "offer_withdrawn": _("撤回报价"), "closed": _("结束征集"),
        "order_placed": _("下单"), "order_confirm": _("确认接单"), "order_refuse": _("不接单"),
        "order_deliver": _("提交成果"), "order_accept": _("验收通过"), "order_return": _("退回修改"),
        "order_cancel": _("取消订单"), "order_rated": _("评价"), "order_replied": _("回应评价"),
    }  # fmt: skip
    said = words.get(event.verb, event.verb)
    note = event.data.get("note")
    return _("%(what)s：%(more)s") % {"what": said, "more": note} if note else said
