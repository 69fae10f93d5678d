"""The self-check of an institution as Word: what was found, decided and mended, old and new beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import Organisation
from panhuo.policies.api import Finding, FindingState, Mend, Policy, compare, count_policies
from panhuo.web.policies.books import counted
from panhuo.web.policies.word import clean, new_document, put_pieces, put_table, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def self_check_report(organisation: Organisation) -> BinaryIO:
    """Over everything that the organisation keeps. The caller checks that the reader may see it."""
    policies = Policy.objects.filter(holder=organisation)
    document = new_document()
    document.add_heading(_("涉及专利的内部制度自查报告"), level=0)
    document.add_paragraph(
        _("单位：%(who)s　　日期：%(day)s") % {"who": organisation.name, "day": timezone.localdate().isoformat()}
    )
    document.add_heading(_("一、总体情况"), level=1)
    document.add_paragraph(counted(count_policies(policies)))
    document.add_paragraph(_("检查结果由规则提出，经人工确认或否定；未确认的单独列出。"))
    document.add_heading(_("二、制度清单"), level=1)
    headings = [_("名称"), _("文号"), _("发文日期"), _("效力")]
    rows = [[p.title, p.number or _("未知"), _day(p), str(p.get_status_display())] for p in policies.order_by("title")]
    put_table(document, headings, rows)
    _mends(document, organisation)
    _findings(document, organisation)
    return saved(document)


def _day(policy: Policy) -> str:
    return policy.issued_on.isoformat() if policy.issued_on else _("未知")


def _mends(document: WordDocument, organisation: Organisation) -> None:
    document.add_heading(_("三、整改情况"), level=1)
    mends = list(Mend.objects.filter(policy__holder=organisation).select_related("policy", "article"))
    if not mends:
        document.add_paragraph(_("无"))
    for mend in mends:
        document.add_heading(clean(f"{mend.policy.title} {mend.article}"), level=2)
        document.add_paragraph(
            _("%(action)s · %(state)s · 责任：%(owner)s · 期限：%(day)s")
            % {
                "action": mend.get_action_display(), "state": mend.get_state_display(), "owner": mend.owner_name,
                "day": mend.deadline.isoformat(),
            }
        )  # fmt: skip
        _texts(document, mend)
        if mend.reason:
            document.add_paragraph(_("理由：") + clean(mend.reason))
        if mend.repealed_by:
            document.add_paragraph(_("废止依据：") + clean(mend.repealed_by))


def _texts(document: WordDocument, mend: Mend) -> None:
    if not mend.new_text or mend.action != "amend":
        document.add_paragraph(_("原条文：") + clean(mend.article.text))
        return
    pieces = compare(mend.article.text, mend.new_text)
    put_pieces(document.add_paragraph(_("原条文：")), pieces, leave_out="new")
    put_pieces(document.add_paragraph(_("新条文：")), pieces, leave_out="gone")
    check = mend.check_result
    said = (
        _("仍有问题：%(tags)s") % {"tags": "、".join(check["violations"])}
        if check.get("violations")
        else _("未发现问题")
    )
    wanted = "、".join(check.get("wanted", [])) or _("无")
    document.add_paragraph(_("对新条文的检查：%(said)s；已含导向内容：%(wanted)s") % {"said": said, "wanted": wanted})


def _findings(document: WordDocument, organisation: Organisation) -> None:
    document.add_heading(_("四、未整改的检查结果"), level=1)
    open_ones = Finding.objects.current().filter(policy__holder=organisation, article__mend=None)
    rows = [
        [
            one.policy.title, str(one.article), one.article.text[one.start : one.end], "、".join(one.tags),
            str(one.get_state_display()) + (f"：{one.reason}" if one.state == FindingState.OVERRULED else ""),
        ]
        for one in open_ones.select_related("policy", "article")
    ]  # fmt: skip
    if rows:
        put_table(document, [_("名称"), _("条款"), _("原文"), _("问题"), _("人工意见")], rows)
    else:
        document.add_paragraph(_("无"))
