"""Whether there is a right to deal with, and for how long."""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Patent, Proposal
from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LABELS, LICENCES, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import law, memory
from panhuo.intake.phrases import gettext_noop


def validity_findings(proposal: Proposal, patent: Patent) -> list[Finding]:
    if proposal.act is Act.DEVELOPMENT:
        return _development(proposal)
    expired = patent.expires is not None and patent.expires <= proposal.day
    if patent.ended or expired:
        article = "专利法第四十二条" if expired else "专利法第四十四条、第四十七条"
        told = gettext_noop("专利权已经终止或者无效，不能%(act)s")
        params = {"act": LABELS[proposal.act]}
        return [Finding("not_in_force", Severity.BLOCK, told, law(article), params=params)]
    found = []
    if patent.is_granted is False and proposal.effective in LICENCES | ALIENATIONS:
        told = gettext_noop(
            "专利尚未授权：公开以前适用技术秘密许可的规定，公开以后、授权以前参照适用专利实施许可的规定"
        )
        source = law("最高人民法院技术合同纠纷解释第二十九条")
        if proposal.effective in ALIENATIONS:
            told, source = gettext_noop("专利尚未授权，转让的是专利申请权"), law("专利法第十条第三款")
        found.append(Finding("application_only", Severity.WARN, told, source))
    return found + _term(proposal, patent)


def _term(proposal: Proposal, patent: Patent) -> list[Finding]:
    last = proposal.scope.last
    if proposal.effective not in LICENCES or patent.expires is None or last is None or last < patent.expires:
        return []
    return [
        Finding(
            "beyond_term",
            Severity.WARN,
            gettext_noop("许可期限至 %(last)s，专利权 %(expires)s 期限届满；许可合同仅在专利权存续期限内有效"),
            memory("民法典第八百六十五条"),
            Need.CORRECTION,
            params={"last": str(last), "expires": str(patent.expires)},
        )
    ]


def _development(proposal: Proposal) -> list[Finding]:
    if proposal.settles_ownership:
        return []
    return [
        Finding(
            "results_unsettled",
            Severity.WARN,
            gettext_noop("没有约定成果归属：接受委托所完成的发明创造，申请专利的权利属于完成的单位或者个人"),
            law("专利法第八条"),
            Need.CLAUSE,
        )
    ]
