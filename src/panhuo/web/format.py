"""How values are written on pages. Plain functions; the template tags only pass them on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from panhuo.engine.api import Share

MINUTE, HOUR = 60, 3600
HTML_LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}


def yuan(fen: int | None) -> str:
    """An amount in 分 as 元 with grouping, 角 and 分 where there are any; empty when not known."""
    return "" if fen is None else _("%(amount)s 元") % {"amount": f"{Decimal(fen) / 100:,.{2 if fen % 100 else 0}f}"}


def wan(fen: int | None) -> str:
    """An amount in 分 as 万元, exact: nothing is rounded away. Languages that don't count in 万 get yuan."""
    if not (get_language() or "").startswith("zh"):
        return yuan(fen)
    return "" if fen is None else _("%(amount)s 万元") % {"amount": _plain(Decimal(fen) / 1_000_000)}


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def day(value: date | datetime | None) -> str:
    """2024-03-05 in Shanghai time; empty when not known."""
    if value is None:
        return ""
    return (timezone.localtime(value) if isinstance(value, datetime) else value).strftime("%Y-%m-%d")


def moment(value: datetime | None) -> str:
    """2024-03-05 14:08 in Shanghai time; empty when not known."""
    return "" if value is None else timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


def duration(value: timedelta) -> str:
    """A length of time in the largest unit that says enough: 40 秒, 3 分钟, 2 小时."""
    seconds = max(int(value.total_seconds()), 0)
    if seconds < MINUTE:
        return _("%(n)s 秒") % {"n": seconds}
    if seconds < HOUR:
        return _("%(n)s 分钟") % {"n": -(-seconds // MINUTE)}
    return _("%(n)s 小时") % {"n": -(-seconds // HOUR)}


def share(measured: Share) -> str:
    """A share that was counted, with its 95 % interval."""
    if measured.value is None or measured.interval is None:
        return _("未知")
    low, high = measured.interval
    return _("%(value)s%%（%(low)s–%(high)s）") % {
        "value": round(100 * measured.value), "low": round(100 * low), "high": round(100 * high)
    }  # fmt: skip


def known(value: object) -> str | SafeString:
    """The value, or the sign for "unknown": what was not said is never shown as a number or a dash."""
    if value is None or value == "":
        return format_html('<span class="ph-unknown">{}</span>', _("未知"))
    return value if isinstance(value, SafeString) else conditional_escape(str(value))


def highlight(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """`text` escaped, with the characters of `spans` (start, end) in <mark>; overlapping spans are joined."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, spans)))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str | SafeString]:
    at = 0
    for start, end in _joined(spans, len(text)):
        yield text[at:start]
        yield format_html("<mark>{}</mark>", text[start:end])
        at = end
    yield text[at:]


def _joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(s, 0), min(e, length)) for s, e in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def word_spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, letter case aside."""
    folded = text.lower()
    found: list[tuple[int, int]] = []
    for word in {word.lower() for word in words if word.strip()}:
        at = folded.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word))
    return found


def page_numbers(number: int, last: int) -> list[int | None]:
    """Page numbers to offer around `number`; None stands for left-out ones."""
    wanted = sorted({1, last, *range(max(number - 2, 1), min(number + 2, last) + 1)})
    shown: list[int | None] = []
    for page in wanted:
        if shown and shown[-1] is not None and page - shown[-1] > 1:
            shown.append(None)
        shown.append(page)
    return shown
