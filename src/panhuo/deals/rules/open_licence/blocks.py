"""When a patent cannot be under an open licence (专利法第五十条, 细则第八十五、八十六条)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from panhuo.deals.rules.agreements.facts import Encumbrances, Patent, Suspension
from panhuo.deals.rules.agreements.kinds import RESTRICTIVE, Act
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop
from panhuo.law.kinds import Kind

_RULES = "专利法实施细则"


def block_findings(patent: Patent, lies: Encumbrances, *, day: date) -> list[Finding]:
    """Everything that forbids the statement on `day`; what is not known is asked for as a warning.

    An annuity in its grace period counts as unpaid until it is paid with the late fee (reading).
    """
    return [
        *_granted(patent, day),
        *_report(patent),
        *_exclusive(lies, day),
        *_suspended(lies, day),
        *_annuity(patent),
        *_pledged(lies, day),
        *_other(patent),
    ]


def _block(code: str, told: str, source: Source, needs: Need, *, parties: tuple[str, ...] = ()) -> Finding:
    return Finding(code, Severity.BLOCK, told, source, needs, parties)


def _unknown(code: str, told: str, source: Source, needs: Need = Need.CORRECTION) -> Finding:
    return Finding(code, Severity.WARN, told, source, needs)


def _granted(patent: Patent, day: date) -> Iterator[Finding]:
    source = law(f"{_RULES}第八十五条第一款")
    if patent.is_granted is False or (patent.granted is not None and patent.granted > day):
        yield _block("not_granted", gettext_noop("开放许可声明应当在公告授予专利权后提出"), source, Need.NOTHING)
    elif patent.is_granted is None and patent.granted is None:
        yield _unknown("grant_unknown", gettext_noop("未登记授权公告日，不能确认已经公告授权"), source)


def _report(patent: Patent) -> Iterator[Finding]:
    source = law("专利法第五十条第一款")
    if patent.kind is None:
        yield _unknown("kind_unknown", gettext_noop("专利类型未知，不能确认是否需要专利权评价报告"), source)
    elif patent.kind is not Kind.INVENTION and not patent.has_report:
        told = gettext_noop("就实用新型、外观设计专利提出开放许可声明的，应当提供专利权评价报告")
        yield _block("no_report", told, source, Need.EVALUATION_REPORT)


def _exclusive(lies: Encumbrances, day: date) -> Iterator[Finding]:
    """Any part of the right counts: Rule 86 asks only whether such a licence is in force, not how far it reaches."""
    for one in lies.licences:
        if one.kind in RESTRICTIVE and one.scope.running(day):
            yield _block(
                "in_exclusive_licence",
                gettext_noop("专利权处于独占或者排他许可有效期限内"),
                law(f"{_RULES}第八十六条第一项"),
                Need.END_OF_LICENCE,
                parties=(one.licensee,),
            )


def _suspended(lies: Encumbrances, day: date) -> Iterator[Finding]:
    for kind, scope in lies.suspensions:
        if scope.running(day):
            rule = "第一百零三条" if kind is Suspension.OWNERSHIP else "第一百零四条"
            told = (
                gettext_noop("属于权属纠纷的中止情形")
                if kind is Suspension.OWNERSHIP
                else gettext_noop("属于保全的中止情形")
            )
            source = law(f"{_RULES}第八十六条第二项、{rule}")
            yield _block("suspended", told, source, Need.END_OF_SUSPENSION)


def _annuity(patent: Patent) -> Iterator[Finding]:
    article = f"{_RULES}第八十六条第三项"
    if patent.in_grace and not patent.annuity_paid:
        told = gettext_noop("没有按照规定缴纳年费（宽限期内，缴足年费和滞纳金后可以声明）")
        yield _block("annuity_in_grace", told, reading(article), Need.PAYMENT_OF_ANNUITY)
    elif patent.annuity_paid is False:
        yield _block("annuity_unpaid", gettext_noop("没有按照规定缴纳年费"), law(article), Need.PAYMENT_OF_ANNUITY)
    elif patent.annuity_paid is None:
        yield _unknown("annuity_unknown", gettext_noop("未登记年费是否缴清"), law(article))


def _pledged(lies: Encumbrances, day: date) -> Iterator[Finding]:
    for pledge in lies.pledges:
        if pledge.scope.running(day) and Act.OPEN_LICENCE not in pledge.consented:
            yield _block(
                "pledged_without_consent",
                gettext_noop("专利权被质押，未经质权人同意"),
                law(f"{_RULES}第八十六条第四项"),
                Need.CONSENT_OF_PLEDGEE,
                parties=(pledge.pledgee,),
            )


def _other(patent: Patent) -> Iterator[Finding]:
    if patent.other_obstacle:
        yield Finding(
            "other_obstacle",
            Severity.BLOCK,
            gettext_noop("其他妨碍专利权有效实施的情形：%(what)s"),
            law(f"{_RULES}第八十六条第五项"),
            params={"what": patent.other_obstacle},
        )
