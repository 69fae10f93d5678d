"""Sentences that were kept as written, said again in the reader's language.

A notification, a doubt about a cell or the end of a job is put into words once and kept as those words: by a worker,
which speaks Chinese, or by whoever acted, in their language. Whoever reads it may speak another. The sentence is
recognised by the catalogue of the interface's texts, its values are taken out, and it is said again. A sentence
that the catalogue doesn't know, such as one that a person wrote, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel.messages.mofile import read_mo
from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext

_PLACE: Final = re.compile(r"%\((\w+)\)[sd]")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_LEAST: Final = {True: 3, False: 10}
"""Characters that a template must have of its own to be recognised, in Chinese and in English. Our choice."""
_DEPTH: Final = 3


@dataclass(frozen=True, slots=True)
class _Template:
    """`anchor` is its longest stretch without places, `own` counts its characters outside places."""

    msgid: str
    counted: bool
    pattern: re.Pattern[str]
    anchor: str
    own: int


def retold(text: str, *, depth: int = _DEPTH) -> str:
    """`text` in the language that is active now, or as it is where it isn't one of our sentences."""
    reads_chinese = (get_language() or "").startswith("zh")
    if depth == 0 or not text or (not reads_chinese and not _CHINESE.search(text)):
        return text
    exact, templates = _book(chinese=not reads_chinese)
    if (msgid := exact.get(text)) is not None:
        return gettext(msgid)
    for template in templates:
        if template.anchor in text and (match := template.pattern.fullmatch(text)):
            return _say(template, {name: retold(value, depth=depth - 1) for name, value in match.groupdict().items()})
    return text


def _say(template: _Template, values: dict[str, str]) -> str:
    if template.counted:
        number = values.get("n", "")
        return ngettext(template.msgid, template.msgid, int(number) if number.isdecimal() else 2) % values
    return gettext(template.msgid) % values


@lru_cache(maxsize=2)
def _book(*, chinese: bool) -> tuple[dict[str, str], tuple[_Template, ...]]:
    """Of the Chinese or the English forms: texts without places → msgid, and all templates, the most telling first."""
    exact: dict[str, str] = {}
    templates: list[_Template] = []
    for msgid, counted, said in _sentences():
        if bool(_CHINESE.search(said)) != chinese:
            continue
        if _PLACE.search(said):
            templates += _template(msgid, said, counted=counted)
        elif chinese or len(said) >= _LEAST[False]:
            exact.setdefault(said, msgid)
    return exact, tuple(sorted(templates, key=lambda template: -template.own))


def _sentences() -> Iterator[tuple[str, bool, str]]:
    """(msgid, whether it has a plural, a form of it) for all forms of all languages."""
    for path in (Path(folder) / "en" / "LC_MESSAGES" / "django.mo" for folder in settings.LOCALE_PATHS):
        if not path.exists():
            continue
        with path.open("rb") as file:
            messages = list(read_mo(file))
        for message in messages:
            ids, said = _forms(message.id), _forms(message.string)
            if ids[0]:
                yield from ((ids[0], len(ids) > 1, form) for form in (ids[0], *said))


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """One form, or singular and plural."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _template(msgid: str, said: str, *, counted: bool) -> Iterator[_Template]:
    pieces = [piece.replace("%%", "%") for piece in _PLACE.split(said)[::2]]
    own = sum(len(piece.strip(" ：:，,。.；;")) for piece in pieces)
    if own >= _LEAST[bool(_CHINESE.search(said))]:
        pattern = re.compile(_PLACE.sub(_named(), _escaped(said)), re.DOTALL)
        yield _Template(msgid, counted, pattern, max(pieces, key=len), own)


def _escaped(said: str) -> str:
    """Everything but the places as a regular expression takes it literally."""
    parts = re.split(r"(%\(\w+\)[sd])", said)
    return "".join(part if number % 2 else re.escape(part.replace("%%", "%")) for number, part in enumerate(parts))


def _named() -> Callable[[re.Match[str]], str]:
    """A group for each place; a place that comes again must hold the same."""
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    return group
