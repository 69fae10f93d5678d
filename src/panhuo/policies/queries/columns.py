"""What a list of policies can show: each field with its heading and how its cell is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.policies.enums import FindingState

if TYPE_CHECKING:
    from panhuo.policies.models import Finding, Mend, Policy


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy with what the cells need, read once."""

    policy: Policy
    findings: list[Finding]
    mends: list[Mend]

    @property
    def standing(self) -> list[Finding]:
        """Findings that nobody has overruled."""
        return [finding for finding in self.findings if finding.state != FindingState.OVERRULED]


@dataclass(frozen=True, slots=True)
class Field:
    """`width` in characters, for a sheet."""

    heading: str | Promise
    width: float
    cell: Callable[[Entry], str]


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _articles(entry: Entry) -> str:
    return "\n".join(dict.fromkeys(f"{f.article.label} {f.article.text}".strip() for f in entry.standing))


def _words(entry: Entry) -> str:
    words = [finding.article.text[start:end] for finding in entry.standing for start, end in finding.words]
    return "；".join(dict.fromkeys(words))


def _rules(entry: Entry) -> str:
    return "\n".join(dict.fromkeys(rule["label"] for finding in entry.standing for rule in finding.rules))


def _state(entry: Entry) -> str:
    waiting = sum(f.state == FindingState.PROPOSED for f in entry.findings)
    confirmed = sum(f.state == FindingState.CONFIRMED for f in entry.findings)
    said = [_("已确认 %(n)s 处") % {"n": confirmed}] if confirmed else []
    if waiting:
        said.append(_("待人工确认 %(n)s 处") % {"n": waiting})
    return "，".join(said) or _("未发现问题")


def _of_mends(make: Callable[[Mend], str]) -> Callable[[Entry], str]:
    return lambda entry: "\n".join(text for text in (make(mend) for mend in entry.mends) if text)


def _validity(entry: Entry) -> str:
    until = entry.policy.valid_until
    if entry.policy.status == "unknown" and until and until < timezone.localdate():
        return _("有效期已过")
    return str(entry.policy.get_status_display())


FIELDS: Final[dict[str, Field]] = {
    "title": Field(gettext_lazy("政策名称"), 40, lambda e: e.policy.title),
    "kind": Field(gettext_lazy("类型"), 8, lambda e: str(e.policy.get_kind_display() or _("未知"))),
    "level": Field(gettext_lazy("层级"), 10, lambda e: str(e.policy.get_level_display() or _("未知"))),
    "region": Field(gettext_lazy("地区"), 12, lambda e: str(e.policy.region or _("未知"))),
    "issuer": Field(gettext_lazy("发文机关"), 24, lambda e: e.policy.issuer_name or _("未知")),
    "number": Field(gettext_lazy("文号"), 22, lambda e: e.policy.number or _("未知")),
    "issued_on": Field(gettext_lazy("发文日期"), 12, lambda e: _day(e.policy.issued_on) or _("未知")),
    "effective_on": Field(gettext_lazy("施行日期"), 12, lambda e: _day(e.policy.effective_on) or _("未知")),
    "valid_until": Field(gettext_lazy("有效期至"), 12, lambda e: _day(e.policy.valid_until) or _("未知")),
    "status": Field(gettext_lazy("效力"), 10, _validity),
    "holder": Field(gettext_lazy("报送单位"), 24, lambda e: e.policy.holder.name),
    "clause": Field(gettext_lazy("涉及专利的条款"), 60, _articles),
    "tags": Field(gettext_lazy("问题"), 18, lambda e: "、".join(dict.fromkeys(t for f in e.standing for t in f.tags))),
    "words": Field(gettext_lazy("关键文字"), 24, _words),
    "rules": Field(gettext_lazy("依据"), 40, _rules),
    "state": Field(gettext_lazy("检查情况"), 18, _state),
    "action": Field(gettext_lazy("处理方式"), 12, _of_mends(lambda m: str(m.get_action_display()))),
    "owner": Field(gettext_lazy("责任部门"), 16, _of_mends(lambda m: m.owner_name)),
    "deadline": Field(gettext_lazy("完成期限"), 12, _of_mends(lambda m: _day(m.deadline))),
    "new_text": Field(gettext_lazy("修订后条文"), 50, _of_mends(lambda m: m.new_text or m.repealed_by or m.reason)),
    "progress": Field(gettext_lazy("整改进度"), 10, _of_mends(lambda m: str(m.get_state_display()))),
}
"""Everything a layout may name."""

DEFAULT_COLUMNS: Final = (
    "title", "kind", "level", "region", "issuer", "number", "issued_on", "status", "clause", "tags", "words", "rules",
    "state", "action", "owner", "deadline", "progress",
)  # fmt: skip
"""Ours, not an official form: none was published (16号文 names the three kinds and the two levels only)."""
