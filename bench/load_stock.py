# ruff: noqa: E402 -- Django has to be set up first
"""The stock of the load test: 100,000 needs, 20,000 contact threads, patents, requests, and 200 people with sessions.

Run with a folder of its own: ``PANHUO_DATA_DIR=… python bench/load_stock.py``. All texts are made up here.
Writes `load.json` into the folder: a session and the addresses of each person.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")

import logging

import django

django.setup()
logging.disable(logging.INFO)

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from panhuo.exchange.answers.api import Answer, AnswerRequest
from panhuo.exchange.contacts.api import Contact, Message
from panhuo.needs.api import Need
from panhuo.orgs.api import Membership, Organisation, Region, User
from panhuo.patents.api import Patent

NEEDS: Final = int(os.environ.get("LOAD_NEEDS", "100000"))
THREADS: Final = int(os.environ.get("LOAD_THREADS", "20000"))
PATENTS: Final = int(os.environ.get("LOAD_PATENTS", "20000"))
REQUESTS: Final = 2 * THREADS
MESSAGES: Final = 6
FIRMS, HOUSES, PEOPLE = 400, 60, 200
PART: Final = 2000
OBJECTS = [
    "水泥窑",
    "陶瓷窑",
    "纸机",
    "染色机",
    "反应釜",
    "压铸机",
    "光伏组件",
    "锂电隔膜",
    "齿轮箱",
    "注塑模具",
    "换热器",
    "过滤膜",
]
PROBLEMS = [
    "能耗偏高",
    "磨损过快",
    "结垢堵塞",
    "噪声超标",
    "合格率低",
    "寿命不足",
    "精度漂移",
    "排放超标",
    "检测费时",
    "腐蚀渗漏",
]
WISHES = [
    "降低两成",
    "延长一倍",
    "提高到九成五",
    "减少三成",
    "控制在五微米以内",
    "缩短到十分钟",
    "不停机完成",
    "国产替代",
]
MEANS = [
    "余热回收",
    "表面涂层",
    "在线监测",
    "结构优化",
    "机器视觉",
    "催化剂",
    "复合材料",
    "智能控制",
    "微波加热",
    "膜分离",
]
INDUSTRIES = ["C30", "C22", "C17", "C26", "C33", "C38", "C34", "C29", "C35", "C39"]

chance = random.Random(16)  # noqa: S311 -- a reproducible stock, nothing secret


def words(n: int) -> tuple[str, str]:
    """A title, and a text of about 200 characters."""
    thing, trouble, wish, how = (chance.choice(one) for one in (OBJECTS, PROBLEMS, WISHES, MEANS))
    title = f"{thing}{trouble}的解决方案（{n}）"
    lines = [
        f"我公司{chance.choice(OBJECTS)}生产线在运行中{chance.choice(PROBLEMS)}，"
        f"希望采用{chance.choice(MEANS)}，{chance.choice(WISHES)}。"
        for _line in range(4)
    ]
    return title, f"{thing}存在{trouble}的问题，希望通过{how}{wish}。" + "".join(lines)


def parts(rows: Iterator[Any], save: Callable[[list[Any]], object]) -> None:
    part = []
    for row in rows:
        part.append(row)
        if len(part) == PART:
            save(part)
            part = []
    save(part)


def houses() -> tuple[list[Organisation], list[Organisation]]:
    provinces = list(Region.objects.filter(level="province"))
    firms = [_house(f"示例企业{n}有限公司", "enterprise", chance.choice(provinces)) for n in range(FIRMS)]
    schools = [_house(f"示例第{n}大学", "university", chance.choice(provinces)) for n in range(HOUSES)]
    Organisation.objects.bulk_create([*firms, *schools])
    return firms, schools


def _house(name: str, kind: str, region: Region) -> Organisation:
    return Organisation(name=name, normal_name=name, kind=kind, region=region)


def people(firms: list[Organisation], schools: list[Organisation]) -> list[tuple[User, Organisation]]:
    """Half work for firms, half for institutions."""
    pairs = [(firms if n % 2 else schools)[n // 2 % (FIRMS if n % 2 else HOUSES)] for n in range(PEOPLE)]
    users = User.objects.bulk_create(User(username=f"load{n}", display_name=f"示例{n}") for n in range(PEOPLE))
    Membership.objects.bulk_create(
        Membership(user=user, organisation=house, role="staff") for user, house in zip(users, pairs, strict=True)
    )
    return list(zip(users, pairs, strict=True))


def needs(firms: list[Organisation], writers: dict[int, User]) -> None:
    levels = ["members"] * 12 + ["public"] * 4 + ["organisation"] * 2 + ["matched", "named"]
    today = timezone.localdate()

    def make() -> Iterator[Need]:
        for n in range(NEEDS):
            firm = chance.choice(firms)
            title, text = words(n)
            yield Need(
                organisation=firm, created_by=writers.get(firm.pk), title=title, text=text, region=firm.region,
                industry=chance.choice(INDUSTRIES),
                visibility=chance.choice(levels), is_anonymous=n % 9 == 0, modes=["licence"],
                budget_min_fen=chance.choice([None, 10_000_000]), budget_max_fen=50_000_000,
                deadline=today + timedelta(days=chance.randrange(-90, 400)),
                status="closed" if n % 11 == 0 else "open",
            )  # fmt: skip

    parts(make(), Need.objects.bulk_create)


def patents(schools: list[Organisation]) -> None:
    def make() -> Iterator[Patent]:
        for n in range(PATENTS):
            title, text = words(n)
            yield Patent(
                holder=chance.choice(schools), title=f"一种{title.split('（')[0]}装置", abstract=text, kind="invention",
                legal_state="valid", application_date=date(2015 + n % 9, 1 + n % 12, 1), filing_year=2015 + n % 9,
                ipc_main="F27D17/00", ipc_subclass="F27D",
            )  # fmt: skip

    parts(make(), Patent.objects.bulk_create)


def threads(schools: list[Organisation], now: datetime) -> None:
    chosen = list(Need.objects.order_by("pk").values_list("pk", "organisation")[:: max(NEEDS // THREADS, 1)][:THREADS])
    states = ["open"] * 5 + ["requested", "requested", "deal", "ended", "declined"]

    def make() -> Iterator[Contact]:
        for need, firm in chosen:
            state = chance.choice(states)
            yield Contact(
                need_id=need, demand_id=firm, supply=chance.choice(schools), asked_by="demand", state=state,
                due_on=now.date() + timedelta(days=chance.randrange(-20, 20)), next_step="送样", next_side="supply",
                next_on=now.date() + timedelta(days=9), answered_at=now if state in {"open", "deal", "ended"} else None,
                end_reason="price" if state in {"ended", "declined"} else "",
            )  # fmt: skip

    parts(make(), Contact.objects.bulk_create)
    ids = Contact.objects.values_list("pk", flat=True).iterator()
    told = (
        Message(
            contact_id=pk, kind="ask" if n == 0 else "", side="demand" if n % 2 == 0 else "supply", text=words(n)[1]
        )
        for pk in ids
        for n in range(MESSAGES)
    )
    parts(told, Message.objects.bulk_create)


def requests(schools: list[Organisation], now: datetime) -> None:
    chosen = Need.objects.order_by("-pk").values_list("pk", flat=True)[:REQUESTS].iterator()

    def make() -> Iterator[AnswerRequest]:
        for n, need in enumerate(chosen):
            asked = now - timedelta(days=chance.randrange(1, 200))
            state = ("open", "answered", "answered", "answered", "asked_back")[n % 5]
            yield AnswerRequest(
                need_id=need, organisation=chance.choice(schools), patents=[], source="matched", state=state,
                round_since=asked, asked_at=asked, due_on=asked.date() + timedelta(days=14),
                first_answer_at=None if state == "open" else asked + timedelta(days=5),
                first_days=None if state == "open" else chance.randrange(1, 20),
                first_in_time=None if state == "open" else n % 3 > 0,
            )  # fmt: skip

    parts(make(), AnswerRequest.objects.bulk_create)
    done = AnswerRequest.objects.exclude(first_answer_at=None).iterator()
    told = (
        Answer(request=one, round=1, kind="interested", text="愿意对接", at=now, days=one.first_days or 0, in_time=True)
        for one in done
    )
    parts(told, Answer.objects.bulk_create)


def sessions(pairs: list[tuple[User, Organisation]]) -> list[dict[str, Any]]:
    """Where each person goes: their own threads and requests, needs and patents that they may see."""
    out = []
    for user, _house in pairs:
        store = SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.create()
        out.append({
            "session": store.session_key,
            "needs": list(Need.objects.visible_to(user).order_by("?").values_list("pk", flat=True)[:20]),
            "patents": list(Patent.objects.visible_to(user).order_by("?").values_list("pk", flat=True)[:20]),
            "contacts": list(Contact.objects.visible_to(user).values_list("pk", flat=True)[:20]),
            "requests": list(AnswerRequest.objects.visible_to(user).values_list("pk", flat=True)[:20]),
        })  # fmt: skip
    return out


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if Need.objects.count() < NEEDS:
        firms, schools = houses()
        pairs, now = people(firms, schools), timezone.now()
        needs(firms, {house.pk: user for user, house in pairs})
        patents(schools)
        threads(schools, now)
        requests(schools, now)
        Path(settings.DATA_DIR, "load.json").write_text(json.dumps(sessions(pairs)), encoding="utf-8")
    counts = f"{Need.objects.count()} needs, {Contact.objects.count()} threads, {Message.objects.count()} messages"
    Path(settings.DATA_DIR, "stock.txt").write_text(counts, encoding="utf-8")


if __name__ == "__main__":
    main()
