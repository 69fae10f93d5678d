"""Posting to a robot: to the number that was checked, with TLS for the name, without following anywhere else."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Collection
from typing import Any, Final

from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.rules.addresses import AddressError, Place, read_address, usable_numbers
from panhuo.exchange.subscriptions.rules.robots import Message, accepted

SECONDS: Final = 10.0
MOST_ANSWER: Final = 64 * 1024


class PostError(Exception):
    """It was surely not taken. `again`: another attempt may help."""

    def __init__(self, message: str, *, again: bool) -> None:
        self.again = again
        super().__init__(message)


class UnclearError(Exception):
    """The message left the machine, and nobody knows whether it was taken."""


def post_to_robot(kind: str, message: Message, *, allowed: Collection[str]) -> None:
    """Post once.

    Raises:
        PostError: the address is not allowed or not there, or the robot refused the message.
        UnclearError: no whole answer came after the message had left.
    """
    try:
        place = read_address(message.url, allowed=allowed)
        numbers = usable_numbers(place, _numbers_of(place), allowed=allowed)
    except AddressError as error:
        raise PostError(_(error.template), again=error.code == "unknown_host") from error
    status, text = _exchange(place, numbers, message.body)
    if status >= 500 or status == 429:  # noqa: PLR2004
        raise PostError(_("机器人的服务器忙（%(status)s）") % {"status": status}, again=True)
    if status != http.client.OK:
        raise PostError(_("机器人的服务器拒绝了消息（%(status)s）") % {"status": status}, again=False)
    answer = _answer(text)
    if not accepted(kind, answer):
        said = str(answer.get("errmsg") or answer.get("msg") or answer.get("StatusMessage") or "")[:200]
        raise PostError(_("机器人拒绝了消息：%(said)s") % {"said": said}, again=False)


def _numbers_of(place: Place) -> list[str]:
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _exchange(place: Place, numbers: list[str], body: bytes) -> tuple[int, bytes]:
    connection = _connect(place, numbers)
    try:
        headers = {"Content-Type": "application/json; charset=utf-8", "Content-Length": str(len(body))}
        try:
            connection.request("POST", place.path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_ANSWER)
        except (OSError, http.client.HTTPException) as error:
            raise UnclearError(type(error).__name__) from error
    finally:
        connection.close()


def _connect(place: Place, numbers: list[str]) -> http.client.HTTPConnection:
    """A connection to one of the checked numbers: the name isn't looked up a second time."""
    trouble: OSError | None = None
    for number in numbers:
        try:
            sock = socket.create_connection((number, place.port), timeout=SECONDS)
        except OSError as error:
            trouble = error
            continue
        connection = http.client.HTTPConnection(place.host, place.port, timeout=SECONDS)
        try:
            if place.scheme == "https":
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=place.host)
        except OSError as error:
            sock.close()
            raise PostError(_("与机器人的服务器建立加密连接失败"), again=True) from error
        connection.sock = sock
        return connection
    raise PostError(_("连不上机器人的服务器"), again=True) from trouble


def _answer(text: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except ValueError:
        answer = {}
    return answer if isinstance(answer, dict) else {}
