"""A proposal with its reasons, from stated rules; and what stands in the way of it by law.

Every threshold is an editable default of ours, none comes from an official text. What is not known counts for
nothing, neither for nor against, and is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop

KEEP, OPEN_LICENSE, OFFER, GIVE_BACK, GIVE_UP = "keep", "open_license", "offer", "give_back", "give_up"


@dataclass(frozen=True, slots=True)
class Lies:
    """An encumbrance in force: `kind` as in patents.EncumbranceKind, `source` where it stands."""

    kind: str
    source: str = ""
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one patent; None: not known. Money in 分, a larger `grade` is better.

    `interest`: enterprises that rated the prospect as good; `raters`: how many rated at all. `matches`: enterprises
    that found it for a need of theirs. `owners`: how many own it together.
    """

    kind: str
    remaining_years: float | None = None
    next_payable: int | None = None
    cost_to_expiry: int | None = None
    grade: int | None = None
    raters: int | None = None
    interest: int | None = None
    matches: int | None = None
    implemented: bool | None = None
    owners: int = 1
    owners_agree: bool | None = None
    lies: tuple[Lies, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Editable, per organisation."""

    keep_grade: int = 4
    poor_grade: int = 2
    min_interest: int = 1
    min_matches: int = 1
    short_life_years: float = 2.0
    dear_payable: int = 200_000
    min_raters: int = 3
    offer_remaining_years: float = 5.0

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Thresholds:
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` and `params` for the words; `weight` > 0 speaks for holding on, < 0 for letting go, 0: not known."""

    code: str
    weight: int
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """`choice` cannot be made while this lasts; `law` says where it stands."""

    code: str
    choices: tuple[str, ...]
    law: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    choice: str
    reasons: tuple[Reason, ...]
    blocks: tuple[Block, ...]


_LETTING_GO: Final = (GIVE_UP, GIVE_BACK)
_ALL_BUT_KEEP: Final = (*_LETTING_GO, OFFER, OPEN_LICENSE)
_LICENCES: Final = ("licence", "sole", "exclusive", "open_licence")
"""The duty to maintain the patent falls away where the licensee agrees (技术合同解释第二十六条)."""
_PLEDGE_LAW: Final = gettext_noop("细则第八十六条（开放许可）；其余为本平台默认规则")
_BY_KIND: Final = {
    "preservation": (_ALL_BUT_KEEP, gettext_noop("细则第一百零四、一百零五条；开放许可见细则第八十六条")),
    "suspension": (_ALL_BUT_KEEP, gettext_noop("细则第一百零三、一百零五条；开放许可见细则第八十六条")),
    "licence": (_LETTING_GO, gettext_noop("技术合同解释第二十六条")),
    "sole": ((*_LETTING_GO, OPEN_LICENSE), gettext_noop("技术合同解释第二十六条；细则第八十六条")),
    "exclusive": ((*_LETTING_GO, OPEN_LICENSE), gettext_noop("技术合同解释第二十六条；细则第八十六条")),
    "open_licence": (_LETTING_GO, gettext_noop("技术合同解释第二十六条；专利法第五十条")),
    "open_statement": ((OPEN_LICENSE,), gettext_noop("专利法第五十条")),
    "lawsuit": (_LETTING_GO, gettext_noop("本平台默认规则，非法条")),
}


def blocks_of(known: Known) -> tuple[Block, ...]:
    """What the law, or a duty, puts in the way (law_checks §2 and §5)."""
    found = []
    for lies in known.lies:
        if lies.kind in _BY_KIND:
            choices, law = _BY_KIND[lies.kind]
            if lies.consent and lies.kind in _LICENCES:
                choices = tuple(choice for choice in choices if choice not in _LETTING_GO)
            found += [Block(lies.kind, choices, law, lies.source)] if choices else []
        elif lies.kind == "pledge" and lies.consent is not True:
            found.append(Block("pledge", _ALL_BUT_KEEP, _PLEDGE_LAW, lies.source))
    if known.owners > 1 and known.owners_agree is not True:
        found.append(Block("co_owners", _ALL_BUT_KEEP, gettext_noop("专利法第十四条第二款")))
    return tuple(found)


def may_go(blocks: Iterable[Block]) -> bool:
    """Whether nothing keeps the patent from being given up."""
    return not any(GIVE_UP in block.choices for block in blocks)


def propose(known: Known, *, rules: Thresholds) -> Proposal:
    """The proposal that the stated rules give; a choice that is blocked is never proposed.

    In order: in use or licensed → keep; good grade or enterprises' interest → keep, or offer where nobody matches
    but much life is left; poor on all that is known → give up, dear ones with life left are first offered or given
    back; too little known → keep, and said so.
    """
    reasons = tuple(_reasons(known, rules))
    blocks = blocks_of(known)
    barred = {choice for block in blocks for choice in block.choices}
    wanted = _wanted(known, reasons, rules)
    choice = next((one for one in wanted if one not in barred), KEEP)
    return Proposal(choice, reasons, blocks)


def _reasons(known: Known, rules: Thresholds) -> Iterable[Reason]:
    yield from _of_use(known)
    yield from _of_grade(known, rules)
    yield from _of_interest(known, rules)
    yield from _of_life(known, rules)
    yield from _of_money(known, rules)


def _of_use(known: Known) -> Iterable[Reason]:
    if known.implemented:
        yield Reason("implemented", 3)
    elif known.implemented is None:
        yield Reason("implemented_unknown", 0)
    if any(lies.kind in _LICENCES for lies in known.lies):
        yield Reason("licensed", 3)
    if any(lies.kind == "public_funding" for lies in known.lies):
        yield Reason("public_funding", 0)


def _of_grade(known: Known, rules: Thresholds) -> Iterable[Reason]:
    if known.grade is None:
        yield Reason("grade_unknown", 0)
    elif known.grade >= rules.keep_grade:
        yield Reason("grade_good", 2, {"grade": known.grade})
    elif known.grade <= rules.poor_grade:
        yield Reason("grade_poor", -2, {"grade": known.grade})
    else:
        yield Reason("grade_middle", 0, {"grade": known.grade})


def _of_interest(known: Known, rules: Thresholds) -> Iterable[Reason]:
    if known.raters is None or known.interest is None or known.raters < rules.min_raters:
        yield Reason("interest_unknown", 0, {"raters": known.raters or 0, "needed": rules.min_raters})
    elif known.interest >= rules.min_interest:
        yield Reason("interest", 2, {"interest": known.interest, "raters": known.raters})
    else:
        yield Reason("no_interest", -2, {"raters": known.raters})
    if known.matches is None:
        yield Reason("matches_unknown", 0)
    elif known.matches >= rules.min_matches:
        yield Reason("matches", 1, {"matches": known.matches})
    else:
        yield Reason("no_matches", -1)


def _of_life(known: Known, rules: Thresholds) -> Iterable[Reason]:
    if known.remaining_years is None:
        yield Reason("life_unknown", 0)
    elif known.remaining_years <= rules.short_life_years:
        yield Reason("short_life", -1, {"years": round(known.remaining_years, 1)})


def _of_money(known: Known, rules: Thresholds) -> Iterable[Reason]:
    if known.next_payable is None:
        yield Reason("cost_unknown", 0)
    elif known.next_payable >= rules.dear_payable:
        yield Reason("dear", -1, {"yuan": known.next_payable / 100})


def _wanted(known: Known, reasons: tuple[Reason, ...], rules: Thresholds) -> tuple[str, ...]:
    codes = {reason.code for reason in reasons}
    if codes & {"implemented", "licensed"}:
        return (KEEP,)
    total = sum(reason.weight for reason in reasons)
    long_life = known.remaining_years is not None and known.remaining_years >= rules.offer_remaining_years
    wanted_by_firms = bool(codes & {"interest", "matches"})
    if total > 0:
        if wanted_by_firms and long_life and known.kind != "unknown" and "grade_good" not in codes:
            return (OPEN_LICENSE, OFFER, KEEP)
        return (KEEP,)
    judged = codes & {"grade_poor", "no_interest"}
    if not judged:
        return (KEEP,)
    if wanted_by_firms:
        return (OFFER, OPEN_LICENSE, KEEP)
    return (GIVE_BACK, GIVE_UP, KEEP) if long_life and "dear" in codes else (GIVE_UP, KEEP)
