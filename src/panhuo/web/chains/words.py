"""Why a count is what it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.exchange.chains.api import NodeCount


def why_gap(count: NodeCount) -> str:
    """Why no patent stands at a link, as far as we know."""
    if count.patents is None:
        return _("未知：没有填写分类号或关键词，无法统计")
    if count.node.both:
        return _("没有：您可见的专利中，没有同时符合分类号和关键词的")
    return _("没有：您可见的专利中，没有符合分类号或关键词的")


def marks_of(count: NodeCount) -> str:
    """By what a link is counted, in a line."""
    node = count.node
    pieces = [
        ("IPC", node.ipc), (_("关键词"), node.keywords), (_("行业"), node.industries),
    ]  # fmt: skip
    said = [_("%(label)s：%(values)s") % {"label": label, "values": "、".join(v)} for label, v in pieces if v]
    return "；".join(said)
