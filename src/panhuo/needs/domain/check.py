"""What is said of a need is cleaned and checked before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.intake.text import clean
from panhuo.needs.domain.modes import parse_modes
from panhuo.needs.domain.regions import region_by
from panhuo.needs.enums import NeedStatus, NeedVisibility
from panhuo.needs.queries.industry import industry_code
from panhuo.needs.values import CLEARABLE, NeedValues
from panhuo.orgs.api import InvalidInput

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 50_000
SHORT: Final = 12
"""Characters of title and text together below which matching has little to go by. Our choice."""
MOST_FEN: Final = 10**15
"""Ten thousand billion yuan: above that an amount is a slip."""
_EMPTY: Final[dict[str, Any]] = {"text": "", "industry": "", "organisation_name": "", "modes": []}
_CHOICES: Final = {"visibility": NeedVisibility.values, "status": NeedStatus.values}


def check_need(values: NeedValues) -> dict[str, Any]:
    """Field → clean value for all that is said.

    Raises:
        InvalidInput: names the field and what was expected.
    """
    said: dict[str, Any] = {name: _EMPTY.get(name) for name in values.clear if name in CLEARABLE}
    for name, longest in (
        ("title", LONGEST_TITLE),
        ("text", LONGEST_TEXT),
        ("organisation_name", 200),
        ("external_id", 120),
    ):
        if (given := getattr(values, name)) is not None and (text := clean(given)) is not None:
            said[name] = _fitting(name, text if name == "text" else " ".join(text.split()), longest)
    readers: dict[str, Callable[[Any], Any]] = {
        "industry": industry_code, "region": region_by, "modes": lambda modes: list(parse_modes(modes)),
        "budget_min_fen": lambda fen: _amount("budget_min_fen", fen),
        "budget_max_fen": lambda fen: _amount("budget_max_fen", fen),
    }  # fmt: skip
    for name, read in readers.items():
        if (given := getattr(values, name)) is not None:
            said[name] = read(given)
    if values.deadline is not None:
        said["deadline"] = values.deadline
    if values.is_anonymous is not None:
        said["is_anonymous"] = bool(values.is_anonymous)
    if values.reading is not None:
        said["reading"] = dict(values.reading)
    for name, choices in _CHOICES.items():
        if (given := getattr(values, name)) is not None:
            said[name] = _choice(name, given, choices)
    return said


def require_whole(said: dict[str, Any]) -> None:
    """A need has a title or a text, and its budget is in order; a missing title is taken from the text.

    Raises:
        InvalidInput: it has neither, or the range is upside down.
    """
    if not said.get("title"):
        if not said.get("text"):
            raise InvalidInput(_("请填写需求的标题或内容"), field="title", code="empty")
        said["title"] = title_from(said["text"])
    low, high = said.get("budget_min_fen"), said.get("budget_max_fen")
    if low is not None and high is not None and low > high:
        raise InvalidInput(_("预算下限大于上限"), field="budget_max_fen", code="budget_order")


def refuse_past(deadline: date | None) -> None:
    """Raises `InvalidInput` for a day that is over (in Asia/Shanghai)."""
    today = timezone.localdate()
    if deadline is not None and deadline < today:
        message = _("截止日期 %(deadline)s 已经过去，应为 %(today)s 或以后")
        params = {"deadline": deadline.isoformat(), "today": today.isoformat()}
        raise InvalidInput(message, field="deadline", code="past", params=params)


def title_from(text: str) -> str:
    """The first sentence of a pasted text, at most 60 characters."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), text.strip())
    for mark in "。！？；":
        line = line.split(mark)[0].strip() or line
    return line if len(line) <= 60 else line[:59] + "…"  # noqa: PLR2004


def notes_on(said: dict[str, Any]) -> list[str]:
    """What the writer should know though it is no error."""
    length = len("".join((said.get("title", "") + said.get("text", "")).split()))
    notes = []
    if length < SHORT:
        notes.append(_("需求只有 %(length)s 个字，太短，难以匹配准确；请补充产品、问题和指标") % {"length": length})
    if (deadline := said.get("deadline")) is not None and deadline < timezone.localdate():
        notes.append(_("截止日期 %(deadline)s 已经过去") % {"deadline": deadline.isoformat()})
    return notes


def _fitting(name: str, text: str, longest: int) -> str:
    if len(text) > longest:
        message = _("太长：%(length)s 个字符，最多 %(most)s 个")
        raise InvalidInput(message, field=name, code="too_long", params={"length": len(text), "most": longest})
    return text


def _amount(name: str, fen: int) -> int:
    if not 0 <= fen <= MOST_FEN:
        raise InvalidInput(_("金额不能是负数，也不能超过十万亿元"), field=name, code="amount")
    return fen


def _choice(name: str, given: str, choices: list[str]) -> str:
    if given not in choices:
        message = _("“%(given)s”不是可选的值，可用：%(known)s")
        raise InvalidInput(message, field=name, code="choice", params={"given": given, "known": "、".join(choices)})
    return str(given)
