"""What is wrong with a value, in the reader's language; the validator itself speaks English only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TEMPLATES: Final[Mapping[str, str]] = {
    "missing": gettext_noop("缺少这一项"),
    "extra_forbidden": gettext_noop("没有这个条件"),
    "string_type": gettext_noop("应为文字"),
    "string_too_short": gettext_noop("至少 %(min_length)s 个字符"),
    "string_too_long": gettext_noop("最多 %(max_length)s 个字符"),
    "string_pattern_mismatch": gettext_noop("写法不对，应符合 %(pattern)s"),
    "int_type": gettext_noop("应为整数"),
    "int_parsing": gettext_noop("应为整数"),
    "greater_than_equal": gettext_noop("不能小于 %(ge)s"),
    "less_than_equal": gettext_noop("不能大于 %(le)s"),
    "literal_error": gettext_noop("应为 %(expected)s 之一"),
    "list_type": gettext_noop("应为列表"),
    "json_invalid": gettext_noop("不是有效的 JSON"),
}
"""The validator's code → our sentence, with the names of its context."""


def message_of(item: Mapping[str, Any]) -> str:
    """Our sentence for an error of the validator; its own words where we have none."""
    said, context = str(item.get("msg", "")), item.get("ctx") or {}
    template = TEMPLATES.get(str(item.get("type", "")))
    if template is None:
        return said
    try:
        return _(template) % {name: str(value).replace(" or ", ", ") for name, value in context.items()}
    except KeyError:
        return said
