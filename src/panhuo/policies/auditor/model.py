"""What the auditor says about a clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tag(StrEnum):
    """The kinds of fault, named as officials name them."""

    FILING = "申请阶段资助"
    GRANT = "授权资助"
    ANNUITY = "年费资助"
    AGENCY = "代理费资助"
    DISGUISED = "变相资助"
    DUPLICATE = "重复资助"
    EXCESS = "超额资助"
    FIRST = "清零奖励"
    BIG_FILER = "大户奖励"
    ONLY_COUNT = "唯数量"
    MAINLY_COUNT = "数量为主要条件"


class Category(StrEnum):
    """The three kinds of policy of clause (七)."""

    ASSESSMENT = "考核"
    EVALUATION = "评价"
    SUBSIDY = "资助"


class Severity(StrEnum):
    """`banned`: a notice forbids it outright; `restricted`: a notice forbids it as sole or main factor."""

    BANNED = "banned"
    RESTRICTED = "restricted"


class Wanted(StrEnum):
    """What clause (七) wants policies to weigh instead of numbers."""

    QUALITY = "质量指标"
    INDUSTRIALISATION = "产业化情况"
    MAIN_BUSINESS = "对主营业务贡献度"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text as given: `text[start:end] == words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in force from a day on. `notice` with number, `article` within it, `meaning` in one sentence."""

    key: str
    tag: Tag
    notice: str
    article: str
    in_force: date
    severity: Severity
    meaning: str

    @property
    def label(self) -> str:
        """Notice, article and date in one line."""
        return f"{self.notice} {self.article}（{self.in_force.isoformat()} 起）"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence that breaks rules: a proposal until a person confirms it.

    `rules` are in the order of `tags`. `wording` is a compliant text of our own library, to be adapted.
    """

    tags: tuple[Tag, ...]
    words: tuple[Span, ...]
    rules: tuple[Rule, ...]
    severity: Severity
    category: Category
    wording: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """The auditor's word on one article. `wanted` tells which of clause (七)'s contents the article has."""

    article: str
    text: str
    findings: tuple[Finding, ...]
    wanted: tuple[Wanted, ...] = ()
    place: str = ""

    @property
    def violation(self) -> bool:
        """Whether any rule in force is broken."""
        return bool(self.findings)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All tags, each once, in the order of `Tag`."""
        found = {tag for finding in self.findings for tag in finding.tags}
        return tuple(tag for tag in Tag if tag in found)

    @property
    def words(self) -> tuple[Span, ...]:
        """All deciding words in their order."""
        return tuple(sorted({span for finding in self.findings for span in finding.words}, key=lambda s: s.start))

    @property
    def rule(self) -> Rule | None:
        """The rule of the first finding."""
        return self.findings[0].rules[0] if self.findings else None
