"""What the command line was given wrongly, in Chinese: Typer says these things in English and offers no catalogue.

The errors are told apart by the names of their classes and by what they carry, as Typer itself does: the classes are
not part of what it offers to others. What is not known here is said in Typer's words, never swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

_VALUES: Final[Mapping[str, str]] = {
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "greater_than": "应大于 {gt}",
    "less_than": "应小于 {lt}",
    "int_parsing": "应为整数，这里是“{input}”",
    "int_parsing_size": "数字太大：“{input}”",
    "int_from_float": "应为整数，这里是“{input}”",
    "float_parsing": "应为数字，这里是“{input}”",
    "finite_number": "应为有限的数字，这里是“{input}”",
    "bool_parsing": "应为 true 或 false，这里是“{input}”",
}
"""Kind of error of a value → our words; places are filled with its bounds and with what was typed."""
_PATHS: Final = re.compile(
    r"(?:file|dir|path) (?P<path>'.*'|\".*\") (?P<what>does not exist|is a file|is a directory|is not readable"
    r"|is not writable)\.",
    re.DOTALL,
)
_PATH_WORDS: Final[Mapping[str, str]] = {
    "does not exist": "{path} 不存在",
    "is a file": "{path} 是文件，应为文件夹",
    "is a directory": "{path} 是文件夹，应为文件",
    "is not readable": "{path} 没有读的权限",
    "is not writable": "{path} 没有写的权限",
}
_EXTRA: Final = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)", re.DOTALL)
_NO_VALUE: Final = "does not take a value"


def complaint(error: Any) -> str:
    """Which option or argument is wrong and what was expected; `error`: what Typer raised."""
    for name in (one.__name__ for one in type(error).__mro__):
        if name in _WORDS:
            return _WORDS[name](error)
    return _usage(error)


def _bad_value(error: Any) -> str:
    place = _place(error)
    return f"{place}不对：{_expected(error)}" if place else _expected(error)


def _missing(error: Any) -> str:
    choices = _choices(error.param)
    return f"缺少{_place(error) or '参数'}" + (f"，应为 {choices} 之一" if choices else "")


def _no_such_option(error: Any) -> str:
    near = "、".join(sorted(error.possibilities or ()))
    return f"没有“{_plain(error.option_name)}”这个选项" + (f"，是不是 {near}？" if near else "")


def _bad_option(error: Any) -> str:
    wrong = "不带值" if _NO_VALUE in error.message else "后面缺少值"
    return f"选项“{_plain(error.option_name)}”{wrong}"


def _usage(error: Any) -> str:
    if found := _EXTRA.fullmatch(str(error.message)):
        return f"多出了参数：{found['what']}"
    return str(error.format_message())


_WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option,
}


def _place(error: Any) -> str:
    """The option or argument by the name that people type, "" where none is named."""
    hint = error.param_hint
    if hint is None and error.param is not None:
        option = error.param.param_type_name == "option"
        hint = max(error.param.opts, key=len) if option else error.param.name
    if hint is None:
        return ""
    name = hint if isinstance(hint, str) else " / ".join(hint)
    return f"选项“{name}”" if name.startswith("-") else f"参数“{name}”"


def _expected(error: Any) -> str:
    """What the value should have been. Sentences of our own commands are Chinese already."""
    if found := _PATHS.fullmatch(error.message):
        return _PATH_WORDS[found["what"]].format(path=found["path"])
    kinds: Sequence[Any] = getattr(error.__cause__, "errors", tuple)()
    if not kinds:
        return str(error.message)
    first = kinds[0]
    words = _VALUES.get(first["type"])
    if words is not None:
        return words.format(input=_plain(str(first["input"])), **first.get("ctx", {}))
    if choices := _choices(error.param):
        return f"应为 {choices} 之一，这里是“{_plain(str(first['input']))}”"
    return str(error.message)


def _choices(parameter: Any) -> str:
    found = getattr(getattr(parameter, "type_descriptor", None), "choices", None) or ()
    return "、".join(str(getattr(one, "value", one)) for one in found)


def _plain(text: str) -> str:
    """Control characters don't reach the terminal."""
    return "".join(one if one.isprintable() else "�" for one in text)
