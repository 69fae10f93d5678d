"""A text that was typed or pasted in."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from panhuo.matching.index.texts import need_text
from panhuo.orgs.api import InvalidInput

LONGEST_INPUT: Final = 50_000
"""Characters that are accepted; the index reads the first 6,000 of them."""


def clean_text(text: str) -> str:
    """The text without blanks around it and without control characters.

    Raises:
        InvalidInput: there is nothing in it, or it is longer than 50,000 characters.
    """
    kept = "".join(char for char in text if char in "\n\t" or char.isprintable()).strip()
    if not kept:
        raise InvalidInput(_("请输入要匹配的内容。"), field="text", code="text.empty")
    if len(kept) > LONGEST_INPUT:
        raise InvalidInput(
            _("内容有 %(n)s 个字，最多 %(most)s 个。"),
            field="text",
            code="text.too_long",
            params={"n": len(kept), "most": LONGEST_INPUT},
        )
    return need_text(kept)
