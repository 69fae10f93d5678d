"""Going abroad: publicly funded patents, ordinary ones, defence patents."""

from __future__ import annotations

from panhuo.deals.rules.agreements.facts import Patent, Proposal
from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LABELS, LICENCES, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop


def needs_project_approval(act: Act, *, publicly_funded: bool, foreign: bool) -> bool:
    """科学技术进步法第三十四条第二款: transfer or exclusive licence abroad; not an ordinary or sole licence."""
    return publicly_funded and foreign and act in ALIENATIONS | {Act.EXCLUSIVE}


def abroad_findings(proposal: Proposal, patent: Patent) -> list[Finding]:
    act = proposal.effective
    found = _defence(proposal, patent) if patent.defence else []
    if not proposal.foreign or proposal.approved:
        return found
    if needs_project_approval(act, publicly_funded=patent.publicly_funded, foreign=True):
        told = gettext_noop("财政资金项目形成的知识产权向境外%(act)s，应当经项目管理机构批准")
        found.append(_finding("project_approval", told, law("科学技术进步法第三十四条第二款"), proposal, Need.APPROVAL))
    elif patent.publicly_funded and act is Act.SOLE:
        told = gettext_noop("条文只写独占实施；向境外给予%(act)s是否须经批准，请先征询项目管理机构")
        source = reading("科学技术进步法第三十四条第二款")
        found.append(_finding("project_asks", told, source, proposal, Need.NOTICE, Severity.WARN))
    if act in ALIENATIONS:
        told = gettext_noop("向外国人、外国企业或者外国其他组织%(act)s的，应当依照有关法律、行政法规的规定办理手续")
        found.append(_finding("transfer_abroad", told, law("专利法第十条第二款"), proposal, Need.FORMALITIES))
    return found


def _defence(proposal: Proposal, patent: Patent) -> list[Finding]:
    act = proposal.effective
    if act in ALIENATIONS and proposal.foreign:
        told = gettext_noop("禁止向国外的单位和个人以及在国内的外国人和外国机构转让国防专利权")
        return [_finding("defence_abroad", told, law("国防专利条例第八条"), proposal, Need.NOTHING)]
    if proposal.approved or not (act in ALIENATIONS or (act in LICENCES and proposal.foreign)):
        return []
    article = "国防专利条例第七条" if act in ALIENATIONS else "国防专利条例第二十四条"
    return [
        _finding("defence_approval", gettext_noop("国防专利的%(act)s须经批准"), law(article), proposal, Need.APPROVAL)
    ]


def _finding(
    code: str, told: str, source: Source, proposal: Proposal, needs: Need, severity: Severity = Severity.BLOCK
) -> Finding:
    return Finding(code, severity, told, source, needs, params={"act": LABELS[proposal.act]})
