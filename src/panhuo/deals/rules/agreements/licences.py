"""New acts against licences that are already there (专利法第五十一条, 技术合同解释第二十四至二十七条)."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.deals.rules.agreements.facts import Encumbrances, Licence, Proposal
from panhuo.deals.rules.agreements.kinds import ALIENATIONS, LABELS, LICENCES, RESTRICTIVE, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop


def licence_findings(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    found = _under_statement(proposal, lies)
    alive = [one for one in lies.licences if not one.scope.over(proposal.day)]
    act = proposal.effective
    if act in LICENCES - {Act.SUB}:
        meeting = [one for one in alive if one.licensee != proposal.counterparty and one.scope.meets(proposal.scope)]
        found += _before_restrictive(proposal, meeting)
        found += _restrictive_after_ordinary(proposal, meeting)
    if act in ALIENATIONS:
        found += _alienation(proposal, alive)
    if act is Act.OWN_USE:
        found += _own_use(proposal, alive)
    if act is Act.EXCLUSIVE and proposal.owner_exploits:
        found.append(
            Finding(
                "licensor_must_stop",
                Severity.WARN,
                gettext_noop("独占许可的范围内，许可人依约定不得再实施该专利；许可人现正在实施"),
                law("最高人民法院技术合同纠纷解释第二十五条第一款第一项"),
                Need.CLAUSE,
            )
        )
    return found


def _own_use(proposal: Proposal, alive: Iterable[Licence]) -> list[Finding]:
    """Who gave an exclusive licence must not exploit in its scope; who gave a sole one may."""
    return [
        Finding(
            "own_use_under_exclusive",
            Severity.BLOCK,
            gettext_noop("已给予 %(licensee)s 独占许可，许可人在其范围内依约定不得实施该专利"),
            law("最高人民法院技术合同纠纷解释第二十五条第一款第一项"),
            Need.CONSENT_OF_LICENSEE,
            (one.licensee,),
            {"licensee": one.licensee},
        )
        for one in alive
        if one.kind is Act.EXCLUSIVE and one.scope.meets(proposal.scope)
    ]


def _under_statement(proposal: Proposal, lies: Encumbrances) -> list[Finding]:
    act = proposal.effective
    if not lies.open_licence:
        return []
    if act in RESTRICTIVE:
        return [
            Finding(
                "open_licence_no_exclusive",
                Severity.BLOCK,
                gettext_noop("实行开放许可的专利不得给予独占或者排他许可"),
                law("专利法第五十一条第三款"),
                Need.WITHDRAWAL,
            )
        ]
    if act in ALIENATIONS:
        return [
            Finding(
                "open_licence_transfer",
                Severity.WARN,
                gettext_noop("该专利正在实行开放许可；%(act)s前应处理声明（撤回，或由受让人重新声明）"),
                reading("专利法第五十条"),
                Need.WITHDRAWAL,
                params={"act": LABELS[act]},
            )
        ]
    return []


def _before_restrictive(proposal: Proposal, meeting: Iterable[Licence]) -> list[Finding]:
    """An exclusive or sole licence in being leaves no room for another licence in its scope."""
    found = []
    for licence in meeting:
        if licence.kind not in RESTRICTIVE:
            continue
        own = licence.kind is Act.SOLE and proposal.effective is Act.ORDINARY and proposal.licensor_cannot_exploit
        item = "一" if licence.kind is Act.EXCLUSIVE else "二"
        found.append(
            Finding(
                "sole_own_exploitation" if own else "exclusive_in_force",
                Severity.WARN if own else Severity.BLOCK,
                gettext_noop(
                    "排他许可的许可人不具备独立实施条件的，以一个普通许可方式许可他人实施，法院可以认定为自己实施；只能有一个"
                )
                if own
                else gettext_noop("%(licensee)s 的%(kind)s在期限、地域和领域上与本次许可重叠"),
                law("最高人民法院技术合同纠纷解释第二十七条")
                if own
                else law(f"最高人民法院技术合同纠纷解释第二十五条第一款第{item}项"),
                Need.NOTHING if own else Need.CONSENT_OF_LICENSEE,
                (licence.licensee,),
                {"licensee": licence.licensee, "kind": LABELS[licence.kind]},
            )
        )
    return found


def _restrictive_after_ordinary(proposal: Proposal, meeting: Iterable[Licence]) -> list[Finding]:
    """仅许可一个被许可人: an exclusive or sole licence cannot be given beside an ordinary one that lives on."""
    act = proposal.effective
    others = tuple(one.licensee for one in meeting if one.kind not in RESTRICTIVE)
    if act not in RESTRICTIVE or not others:
        return []
    item = "一" if act is Act.EXCLUSIVE else "二"
    return [
        Finding(
            "ordinary_in_force",
            Severity.WARN if proposal.names_earlier_licences else Severity.BLOCK,
            gettext_noop(
                "%(act)s仅许可一个被许可人实施，而 %(licensees)s 的许可仍然有效；"
                "须先终止，或在合同中写明并由被许可人接受"
            ),
            _one_licensee(item),
            Need.NOTHING if proposal.names_earlier_licences else Need.END_OF_LICENCE,
            others,
            {"act": LABELS[act], "licensees": "、".join(others)},
        )
    ]


def _one_licensee(item: str) -> Source:
    return reading(f"最高人民法院技术合同纠纷解释第二十五条第一款第{item}项")


def _alienation(proposal: Proposal, alive: Iterable[Licence]) -> list[Finding]:
    found = []
    licensees = tuple(one.licensee for one in alive)
    if licensees:
        found.append(
            Finding(
                "licences_live_on",
                Severity.WARN,
                gettext_noop("%(act)s不影响合同成立前已订立的实施许可合同的效力，应告知受让人：%(licensees)s"),
                law("最高人民法院技术合同纠纷解释第二十四条第二款"),
                Need.NOTICE,
                licensees,
                {"act": LABELS[proposal.act], "licensees": "、".join(licensees)},
            )
        )
    if proposal.owner_exploits:
        found.append(
            Finding(
                "transferor_must_stop",
                Severity.WARN,
                gettext_noop("合同生效后受让人可以要求让与人停止实施，另有约定的除外"),
                law("最高人民法院技术合同纠纷解释第二十四条第一款"),
                Need.CLAUSE,
            )
        )
    return found
