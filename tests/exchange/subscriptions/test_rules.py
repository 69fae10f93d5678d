"""Messages fit the robots' forms, and no address reaches into the network inside."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.subscriptions.rules.addresses import AddressError, is_public, read_address, usable_numbers
from panhuo.exchange.subscriptions.rules.digest import Digest, Line
from panhuo.exchange.subscriptions.rules.robots import accepted, message_for
from panhuo.exchange.subscriptions.rules.weekly import room_left

DIGEST = Digest("两条新内容", (Line("一种[装置](x)", "https://p.example/1", "C33"),), "https://p.example/s", "管理订阅")
NOW = 1_700_000_000.5


def sent(kind: str, secret: str = "", digest: Digest = DIGEST) -> tuple[str, dict]:
    message = message_for(kind, url="https://hook.example/send?key=1", secret=secret, digest=digest, now=NOW)
    return message.url, json.loads(message.body)


def test_wecom_takes_markdown():
    url, body = sent("wecom")
    assert url == "https://hook.example/send?key=1"
    assert body["msgtype"] == "markdown"
    assert r"[一种\[装置\]\(x\)](https://p.example/1)" in body["markdown"]["content"]


def test_dingtalk_signs_in_the_address():
    url, body = sent("dingtalk", "SEC1")
    query = parse_qs(urlsplit(url).query)
    millis = query["timestamp"][0]
    right = hmac.new(b"SEC1", f"{millis}\nSEC1".encode(), hashlib.sha256).digest()
    assert base64.b64decode(query["sign"][0]) == right
    assert millis == "1700000000500"
    assert (body["msgtype"], body["markdown"]["title"]) == ("markdown", "两条新内容")


def test_feishu_signs_in_the_body():
    _url, body = sent("feishu", "k")
    right = hmac.new(f"{body['timestamp']}\nk".encode(), b"", hashlib.sha256).digest()
    assert base64.b64decode(body["sign"]) == right
    rows = body["content"]["post"]["zh_cn"]["content"]
    assert rows[0][0] == {"tag": "a", "text": "一种[装置](x)", "href": "https://p.example/1"}
    assert "sign" not in sent("feishu")[1]


@given(st.lists(st.text(max_size=80), max_size=120))
def test_a_long_message_is_cut_at_whole_lines(titles):
    lines = [Line(" ".join(title.split()) or "无", f"https://p.example/{n}") for n, title in enumerate(titles)]
    _url, body = sent("wecom", digest=Digest("标题", lines, "https://p.example/s", "管理订阅"))
    text = body["markdown"]["content"]
    assert len(text.encode()) <= 4096
    assert text.endswith("[管理订阅](https://p.example/s)")


def test_only_a_clear_yes_counts():
    assert accepted("feishu", {"code": 0})
    assert accepted("feishu", {"StatusCode": 0})
    assert not accepted("feishu", {})
    assert not accepted("wecom", {"errcode": 93000})
    assert not accepted("dingtalk", {})


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "::1", "fd00::1", "fe80::1%eth0", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "255.255.255.255"],
)  # fmt: skip
def test_inner_numbers_are_not_public(number):
    assert not is_public(number)
    place = read_address("https://hook.example/x")
    with pytest.raises(AddressError, match="内部网络"):
        usable_numbers(place, ["93.184.216.34", number])
    assert usable_numbers(place, [number], allowed=["hook.example:443"])


def test_public_numbers_are():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hook.example/x", "tls"),
        ("https://hook.example:8443/x", "port"),
        ("https://user:pw@hook.example/x", "login"),
        ("ftp://hook.example/x", "url"),
        ("file:///etc/passwd", "url"),
        ("https://hook.example/a b\r\nHost: x", "url"),
        ("https:///x", "url"),
        ("https://hook.example\\@evil.example/", "url"),
    ],
)
def test_strange_addresses_are_refused(url, code):
    with pytest.raises(AddressError) as caught:
        read_address(url)
    assert caught.value.code == code


def test_an_inner_service_must_be_let_in_by_host_and_port():
    assert read_address("http://Robots.inner:8080/x", allowed=["robots.inner:8080"]).key == "robots.inner:8080"
    with pytest.raises(AddressError):
        read_address("http://robots.inner:8081/x", allowed=["robots.inner:8080"])


@given(st.integers(1, 20), st.lists(st.integers(0, 600), max_size=60))
def test_no_seven_days_hold_more_than_the_limit(most, gaps):
    now, told = datetime(2026, 1, 1), []  # noqa: DTZ001
    for hours in gaps:
        now += timedelta(hours=hours)
        told += [now] * min(room_left(told, now=now, most=most), 7)
    assert all(sum(t <= other < t + timedelta(days=7) for other in told) <= most for t in told)
