"""Everything that is wrong with a statement, before it goes to the office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from panhuo.deals.rules.agreements.coowners import coowner_findings
from panhuo.deals.rules.agreements.facts import UNENCUMBERED, Encumbrances, Owners, Patent, Proposal
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.scope import Scope
from panhuo.deals.rules.agreements.validity import validity_findings
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.open_licence.blocks import block_findings
from panhuo.deals.rules.open_licence.caps import Caps
from panhuo.deals.rules.open_licence.fee import fee_findings
from panhuo.deals.rules.open_licence.fee_text import fee_text_findings
from panhuo.deals.rules.open_licence.statement import Statement
from panhuo.deals.rules.open_licence.words import Word, promotional_words
from panhuo.deals.rules.sources import Source, law, reading
from panhuo.intake.phrases import gettext_noop

_FIELDS = "专利法实施细则第八十五条第二款"


def statement_findings(
    statement: Statement,
    *,
    patent: Patent,
    owners: Owners,
    encumbrances: Encumbrances = UNENCUMBERED,
    day: date,
    words: Iterable[Word] | None = None,
    caps: Caps | None = None,
) -> list[Finding]:
    """Errors (`BLOCK`) and warnings of a statement made on `day` by the first owner.

    `words`, `caps`: the promotional words and usual limits in force; without them those that come with Panhuo.
    """
    by = owners.names[0] if owners.names else ""
    proposal = Proposal(Act.OPEN_LICENCE, day, by=by, scope=Scope(statement.first, statement.last))
    return [
        *_written(statement, owners),
        *_period(statement, patent),
        *fee_findings(statement.fee, caps=caps),
        *text_findings(statement.texts.items(), words=words, caps=caps),
        *validity_findings(proposal, patent),
        *coowner_findings(proposal, owners),
        *block_findings(patent, encumbrances, day=day),
    ]


def text_findings(
    texts: Iterable[tuple[str, str]], *, words: Iterable[Word] | None = None, caps: Caps | None = None
) -> list[Finding]:
    """Promotional words in any text, and numbers without unit or base where it speaks of the fee."""
    found = []
    for place, text in texts:
        found += [
            Finding(
                "promotional",
                Severity.BLOCK,
                gettext_noop("%(place)s：“%(word)s”属于商业性宣传用语"),
                law("专利法实施细则第八十五条第三款"),
                Need.CORRECTION,
                params={"place": place, "word": word},
            )
            for word in promotional_words(text, words=words)
        ]
        found += fee_text_findings(text, place=place, caps=caps)
    return found


def _written(statement: Statement, owners: Owners) -> list[Finding]:
    found = []
    if not statement.patent_number.strip():
        found.append(_error("number_missing", gettext_noop("没有写明专利号"), law(f"{_FIELDS}第一项")))
    named = {name.strip() for name in statement.patentees if name.strip()}
    if not named:
        found.append(
            _error("patentee_missing", gettext_noop("没有写明专利权人的姓名或者名称"), law(f"{_FIELDS}第二项"))
        )
    elif owners.names and named != set(owners.names):
        told = gettext_noop("声明的专利权人与登记簿不一致")
        found.append(_error("patentee_differs", told, reading(f"{_FIELDS}第二项")))
    return found


def _period(statement: Statement, patent: Patent) -> list[Finding]:
    source = law(f"{_FIELDS}第四项")
    if statement.last is None or statement.first is None:
        return [_error("period_missing", gettext_noop("没有写明专利许可期限"), source)]
    if statement.last < statement.first:
        return [_error("period_backwards", gettext_noop("许可期限的止日早于起日"), source)]
    if patent.expires is None:
        told = gettext_noop("不知道专利权的期限届满日，不能确认许可期限是否超过")
        return [Finding("expiry_unknown", Severity.WARN, told, reading("专利法第四十二条"), Need.CORRECTION)]
    if statement.last >= patent.expires:
        told = gettext_noop("许可期限至 %(last)s，超过专利权的存续期限（%(expires)s 期限届满）")
        params = {"last": str(statement.last), "expires": str(patent.expires)}
        return [_error("beyond_term", told, reading("专利法第四十二条、专利法实施细则第八十五条第三款"), params)]
    return []


def _error(code: str, told: str, source: Source, params: dict[str, str] | None = None) -> Finding:
    return Finding(code, Severity.BLOCK, told, source, Need.CORRECTION, params=params or {})
