"""What a subscription asks for, in a line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.api import Subscription
from panhuo.needs.api import CompanySize, industry_name


def filter_words(subscription: Subscription) -> str:
    """All conditions; "" for everything of the target."""
    labels = {
        "q": _("关键词"), "industry": _("行业"), "region": _("地区"), "ipc": "IPC", "kind": _("类型"),
        "state": _("法律状态"), "year": _("申请年份"), "mode": _("合作方式"), "owner": _("权利人"), "symbol": "IPC",
    }  # fmt: skip
    said = []
    for name, values in subscription.filters.items():
        shown = [f"{one} {industry_name(one)}".strip() if name == "industry" else one for one in values]
        said.append(_("%(label)s：%(values)s") % {"label": labels.get(name, name), "values": "、".join(shown)})
    if subscription.sizes:
        sizes = dict(CompanySize.choices)
        named = "、".join(str(sizes[one]) for one in subscription.sizes if one in sizes)
        said.append(_("%(label)s：%(values)s") % {"label": _("企业规模"), "values": named})
    if subscription.text:
        said.append(_("按意思：%(text)s") % {"text": subscription.text[:40]})
    return "；".join(said)
