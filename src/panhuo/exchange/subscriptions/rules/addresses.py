"""Where a message may be posted to: never into the network that this server stands in, unless it was allowed."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from panhuo.intake.phrases import gettext_noop

PORTS: Final = {"https": 443, "http": 80}
LONGEST: Final = 500


class AddressError(ValueError):
    """`code` is stable; `template` is Chinese and holds no places."""

    def __init__(self, code: str, template: str) -> None:
        self.code, self.template = code, template
        super().__init__(template)


@dataclass(frozen=True, slots=True)
class Place:
    """A checked address: host without brackets, lower case."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def key(self) -> str:
        """As it stands in the administrator's list."""
        return f"{self.host}:{self.port}"


def read_address(url: str, *, allowed: Collection[str] = ()) -> Place:
    """The parts of an address, checked as far as that goes without asking for the host's numbers.

    `allowed`: ``host:port`` of inner services that an administrator let in; only these may be without TLS or on
    another port.

    Raises:
        AddressError: no plain address, with a name and password, without TLS, on another port.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError as error:
        raise AddressError("url", gettext_noop("地址写法不对")) from error
    bad = any(ord(char) <= 0x20 or ord(char) == 0x7F for char in url.strip())  # noqa: PLR2004
    if parts.scheme not in PORTS or not host or bad or len(url) > LONGEST or "\\" in url:
        raise AddressError("url", gettext_noop("地址写法不对"))
    if parts.username is not None or parts.password is not None:
        raise AddressError("login", gettext_noop("地址中不能带用户名和密码"))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    place = Place(parts.scheme, host, port, path)
    if place.key not in allowed:
        if parts.scheme != "https":
            raise AddressError("tls", gettext_noop("地址应以 https:// 开头"))
        if port != PORTS["https"]:
            raise AddressError("port", gettext_noop("只允许 443 端口"))
    return place


def usable_numbers(place: Place, numbers: Collection[str], *, allowed: Collection[str] = ()) -> list[str]:
    """The IP numbers of the place's host, all checked: one that lies inside refuses the whole name.

    Raises:
        AddressError: there is none, or one is not an address of the public network.
    """
    if not numbers:
        raise AddressError("unknown_host", gettext_noop("找不到这个主机"))
    if place.key not in allowed and not all(is_public(number) for number in numbers):
        raise AddressError("inside", gettext_noop("地址在内部网络中，未经管理员允许不能使用"))
    return list(numbers)


def is_public(number: str) -> bool:
    """Whether an IP number belongs to the public network; numbers that wrap another one are unwrapped first."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
