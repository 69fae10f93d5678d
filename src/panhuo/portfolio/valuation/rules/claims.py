"""Kinds of independent claims: products are found in the market, methods are used behind doors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_START: Final = re.compile(r"(?:^|\n|(?<=[。；…]))\s*(?:权利要求)?\s*(\d{1,3})\s*[.．、:：]\s*")
_DEPENDS: Final = re.compile(r"(?:一种)?(?:根据|如|按照|依据|按|依)?\s*(?:前述|上述)?权利要求\s*\d+")
_METHOD: Final = re.compile(r"(?:方法|工艺|用途|应用|流程)$")
_HEAD: Final = re.compile(r"[，,；;：:。]|其特征|包括|包含")


def independent_kinds(claims: str) -> frozenset[str]:
    """The kinds ("product", "method") of independent claims in a text of claims; empty where none can be told."""
    return frozenset("method" if _METHOD.search(head) else "product" for head in _heads(claims))


def _heads(claims: str) -> Iterator[str]:
    """The subject of each independent claim: what stands before the first comma."""
    for text in _split(claims):
        body = text.strip()
        if not body or _DEPENDS.match(body):
            continue
        head = _HEAD.split(body, maxsplit=1)[0].strip()
        if head:
            yield head


def _split(claims: str) -> list[str]:
    starts = list(_START.finditer(claims))
    if not starts:
        return [claims]
    ends = [match.start() for match in starts[1:]] + [len(claims)]
    return [claims[match.end() : end] for match, end in zip(starts, ends, strict=True)]
