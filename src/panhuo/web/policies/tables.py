"""Findings and reported matters as rows of a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from panhuo.policies.api import Finding, Referral
from panhuo.web.format import day, moment


def finding_headings() -> list[tuple[str, float]]:
    """(heading, width in characters), in the order of `finding_row`."""
    return [
        (_("地区"), 12), (_("政策名称"), 40), (_("文号"), 22), (_("报送单位"), 24), (_("条款"), 14), (_("语句"), 60),
        (_("关键文字"), 24), (_("问题"), 18), (_("依据"), 40), (_("建议改为"), 40), (_("提出方式"), 12),
        (_("状态"), 10), (_("否定理由"), 30), (_("决定人"), 12), (_("决定时间"), 17),
    ]  # fmt: skip


def finding_row(finding: Finding) -> list[str]:
    """One finding; what isn't known says so, what isn't decided yet is empty."""
    policy, text = finding.policy, finding.article.text
    return [
        str(policy.region or _("未知")),
        policy.title,
        policy.number or _("未知"),
        policy.holder.name,
        str(finding.article),
        text[finding.start : finding.end],
        "；".join(dict.fromkeys(text[start:end] for start, end in finding.words)),
        "、".join(finding.tags),
        "\n".join(rule["label"] for rule in finding.rules),
        finding.wording,
        str(finding.get_source_display()),
        str(finding.get_state_display()),
        finding.reason,
        str(finding.decided_by or ""),
        moment(finding.decided_at),
    ]


def referral_headings() -> list[tuple[str, float]]:
    """(heading, width in characters), in the order of `referral_rows`."""
    return [
        (_("报送单位"), 24), (_("上级部门"), 24), (_("需要研究的事项"), 60), (_("有关政策"), 40), (_("状态"), 10),
        (_("上报日期"), 12), (_("答复"), 60), (_("答复日期"), 12),
    ]  # fmt: skip


def referral_rows(referrals: Iterable[Referral], *, seen: Collection[int]) -> Iterable[list[str]]:
    """A row each; a policy is named only where the reader may see it (`seen`: their ids)."""
    for one in referrals:
        policy = one.policy.title if one.policy is not None and one.policy_id in seen else ""
        yield [
            one.organisation.name,
            one.to_name,
            one.text,
            policy,
            str(one.get_state_display()),
            day(one.created_at),
            one.answer,
            day(one.answered_at),
        ]
