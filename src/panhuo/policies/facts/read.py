"""Facts of a policy from its own words. What is not said there stays unknown."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from panhuo.policies.documents.api import Document
from panhuo.policies.facts.days import DAY, after_years, day_of, small_number
from panhuo.policies.facts.model import Facts, Repealed

_HEAD: Final = 15
_FOOT: Final = 8
_SHORT: Final = 40
_NUMBER: Final = re.compile(
    r"(?:文号|发文字号)?[:：]?\s*([\u4e00-\u9fff]{2,14}\s*[〔\[［(（](?:19|20)\d{2}[〕\]］)）]\s*第?\s*\d{1,5}\s*号)"
)
_JOINED: Final = re.compile(
    r"^.*(?:通知|意见|办法|规定|细则|方案|决定|措施|政策)[》）)]?\s*([\u4e00-\u9fff]{2,12}〔(?:19|20)\d{2}〕\s*第?\s*\d{1,5}\s*号)$"
)
"""A title and the number below it, joined by a reader that takes them for one wrapped line."""
_ISSUER: Final = re.compile(r"^([\u4e00-\u9fff]{3,40}?)关于")
_OFFICE: Final = re.compile(
    r"(?:人民政府(?:办公厅|办公室)?|局|厅|委员会|大学|学院|研究院|研究所|中心|管委会|办公室|处|部)$"
)
_EFFECTIVE: Final = re.compile(rf"自({DAY})起(?:正式)?(?:施行|实施|执行|生效)")
_AT_ONCE: Final = re.compile(r"自(?:发布|印发|公布|下发)之日起(?:施行|实施|执行|生效)")
_UNTIL: Final = re.compile(rf"有效期(?:限)?(?:至|到|截至)({DAY})")
_TERM: Final = re.compile(r"有效期(?:限)?(?:为|是)?\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*年")
_REPEAL: Final = re.compile(r"同时废止|予以废止|即行废止|自行废止|停止执行|不再执行")
_TITLE: Final = re.compile(r"《([^《》]{4,120})》")
_SENTENCE: Final = re.compile(r"[^。；;\n]+")


def read_facts(document: Document) -> Facts:
    """Number, issuer, dates and what is repealed, with the words of each."""
    lines = [line.text.strip() for line in document.lines if line.text.strip() and not line.is_row]
    sources: dict[str, str] = {}
    number = _number(lines, sources)
    issued = _issued(lines, sources)
    effective = _effective(document.text, issued, sources)
    return Facts(
        number=number,
        issuer_name=_issuer(document.title, lines, sources),
        issued_on=issued,
        effective_on=effective,
        valid_until=_valid_until(document.text, effective, sources),
        repealed=_repealed(document.text),
        sources=sources,
    )


def _number(lines: list[str], sources: dict[str, str]) -> str:
    for line in lines[:_HEAD]:
        found = _NUMBER.fullmatch(line.strip("（）() ")) if len(line) < _SHORT else None
        found = found or _JOINED.match(line)
        if found:
            sources["number"] = found[1]
            return re.sub(r"\s", "", found[1])
    return ""


def title_alone(title: str) -> str:
    """The title without a number that was joined to it."""
    found = _JOINED.match(title)
    return title[: found.start(1)].strip() if found else title


def _issued(lines: list[str], sources: dict[str, str]) -> date | None:
    """The date under the signature, else the one of issue in brackets below the title."""
    foot = [line for line in lines[-_FOOT:] if len(line) < _SHORT]
    for line in reversed(foot):
        found = re.fullmatch(rf"({DAY})(?:印发)?", line)
        if found and (issued := day_of(found[1])):
            sources["issued_on"] = line
            return issued
    for line in lines[:_HEAD]:
        found = re.search(rf"({DAY})[^。]{{0,30}}(?:印发|发布|公布|通过|制定)", line)
        if found and (issued := day_of(found[1])):
            sources["issued_on"] = line
            return issued
    return None


def _issuer(title: str, lines: list[str], sources: dict[str, str]) -> str:
    """Who signs in the title ("…关于"), else the line above the date at the end."""
    found = _ISSUER.match(title)
    if found and _OFFICE.search(found[1]):
        sources["issuer_name"] = title
        return found[1]
    foot = lines[-_FOOT:]
    for above, line in pairwise(foot):
        if re.fullmatch(DAY, line) and len(above) < _SHORT and _OFFICE.search(above):
            sources["issuer_name"] = above
            return above
    return ""


def _effective(text: str, issued: date | None, sources: dict[str, str]) -> date | None:
    found = _EFFECTIVE.search(text)
    if found:
        sources["effective_on"] = found[0]
        return day_of(found[1])
    found = _AT_ONCE.search(text)
    if found and issued:
        sources["effective_on"] = found[0]
        return issued
    return None


def _valid_until(text: str, effective: date | None, sources: dict[str, str]) -> date | None:
    found = _UNTIL.search(text)
    if found:
        until = day_of(found[1])
    else:
        found = _TERM.search(text)
        until = after_years(effective, small_number(found[1])) if found and effective else None
    if until is None or found is None or (effective and until < effective):
        return None
    sources["valid_until"] = found[0]
    return until


def _repealed(text: str) -> tuple[Repealed, ...]:
    found: dict[str, Repealed] = {}
    for sentence in _SENTENCE.findall(text):
        if _REPEAL.search(sentence):
            for title in _TITLE.findall(sentence):
                found.setdefault(title, Repealed(title.strip(), sentence.strip()[:500]))
    return tuple(found.values())
