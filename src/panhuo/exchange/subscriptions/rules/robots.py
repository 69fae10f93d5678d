"""Messages in the form that robots of groups take, with their signatures and their answers.

Forms as the vendors publish them: WeCom and DingTalk take markdown, Feishu a rich text; DingTalk signs in the address,
Feishu in the body (docs/decisions/0066-outbound-messages.md).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote_plus

from panhuo.exchange.subscriptions.rules.digest import Digest, Line

WECOM_BYTES: Final = 4096
OTHER_BYTES: Final = 18_000
MARKS: Final = str.maketrans({char: f"\\{char}" for char in "\\`*_[]()<>#"})


@dataclass(frozen=True, slots=True)
class Message:
    """Where to post and what."""

    url: str
    body: bytes


def message_for(kind: str, *, url: str, secret: str, digest: Digest, now: float) -> Message:
    """The message of a digest for a robot of this kind; `now` in seconds since 1970."""
    if kind == "wecom":
        return Message(url, _json({"msgtype": "markdown", "markdown": {"content": _markdown(digest, WECOM_BYTES)}}))
    if kind == "dingtalk":
        body = {"msgtype": "markdown", "markdown": {"title": digest.title, "text": _markdown(digest, OTHER_BYTES)}}
        return Message(_dingtalk_url(url, secret, now), _json(body))
    if kind == "feishu":
        return Message(url, _json({**_feishu_sign(secret, now), **_feishu(digest)}))
    raise ValueError(f"no robot of kind {kind!r}")


def accepted(kind: str, answer: Mapping[str, Any]) -> bool:
    """Whether the robot's server took the message (its answers are HTTP 200 either way)."""
    if kind == "feishu":
        return bool(answer.get("code", answer.get("StatusCode")) == 0)
    return bool(answer.get("errcode") == 0)


def dingtalk_sign(secret: str, millis: int) -> str:
    r"""HMAC-SHA256 of ``timestamp\nsecret`` with the secret as key, in base64."""
    made = hmac.new(secret.encode(), f"{millis}\n{secret}".encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()


def feishu_sign(secret: str, seconds: int) -> str:
    r"""HMAC-SHA256 of nothing with ``timestamp\nsecret`` as key, in base64."""
    made = hmac.new(f"{seconds}\n{secret}".encode(), b"", hashlib.sha256).digest()
    return base64.b64encode(made).decode()


def _dingtalk_url(url: str, secret: str, now: float) -> str:
    if not secret:
        return url
    millis = int(now * 1000)
    return f"{url}{'&' if '?' in url else '?'}timestamp={millis}&sign={quote_plus(dingtalk_sign(secret, millis))}"


def _feishu_sign(secret: str, now: float) -> dict[str, str]:
    return {"timestamp": str(int(now)), "sign": feishu_sign(secret, int(now))} if secret else {}


def _feishu(digest: Digest) -> dict[str, Any]:
    rows: list[list[dict[str, str]]] = []
    room = OTHER_BYTES
    for line in digest.lines:
        row = [{"tag": "a", "text": line.title, "href": line.url}]
        if line.facts:
            row.append({"tag": "text", "text": f"  {line.facts}"})
        room -= len(_json(row))
        if room < 0:
            break
        rows.append(row)
    if digest.more:
        rows.append([{"tag": "text", "text": digest.more}])
    rows.append([{"tag": "a", "text": digest.manage_words, "href": digest.manage}])
    return {"msg_type": "post", "content": {"post": {"zh_cn": {"title": digest.title, "content": rows}}}}


def _markdown(digest: Digest, most: int) -> str:
    """Cut at whole lines within `most` bytes; titles can't become markup."""
    head = f"**{digest.title.translate(MARKS)}**"
    foot = [digest.more.translate(MARKS)] if digest.more else []
    foot.append(f"[{digest.manage_words}]({digest.manage})")
    room = most - sum(len(piece.encode()) + 2 for piece in (head, *foot))
    kept: list[str] = []
    for line in digest.lines:
        text = _item(line)
        room -= len(text.encode()) + 2
        if room < 0:
            break
        kept.append(text)
    return "\n\n".join([head, *kept, *foot])


def _item(line: Line) -> str:
    facts = f" {line.facts.translate(MARKS)}" if line.facts else ""
    return f"- [{line.title.translate(MARKS)}]({line.url}){facts}"


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
