# ruff: noqa: E402 -- Django has to be set up first
"""Speed of the inventory and the ratings for one university with 50,000 patents: lists, pictures, bulk grading.

Run with a folder of its own: ``PANHUO_DATA_DIR=$(mktemp -d) python bench/inventory.py [PATENTS]``. Prints figures,
keeps nothing, asserts nothing.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")

import logging

import django
from django.conf import settings

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
logging.disable(logging.INFO)

from django.core.management import call_command
from django.test import Client

from panhuo.orgs.api import Organisation, OrganisationKind, Role, User, create_organisation
from panhuo.patents.api import Patent
from panhuo.portfolio.inventory.api import Entry, open_inventory, set_grades_of
from panhuo.portfolio.ratings.api import Standing, rule_of

ROUNDS = 12
INTENTS: tuple[dict[str, object], ...] = (
    {"intent": ""}, {"intent": "no"}, {"intent": "yes", "modes": ["licence"]},
    {"intent": "yes", "modes": ["transfer", "equity"]},
)  # fmt: skip
ADDRESSES = (
    "/inventory/",
    "/inventory/?state=base&grade=4",
    "/inventory/?mode=licence",
    "/inventory/?college=unknown&sort=grade&page=200",
    "/inventory/?q=%E8%A3%85%E7%BD%AE4999",
    "/inventory/progress/",
    "/ratings/",
    "/ratings/matrix/",
    "/ratings/matrix/?cell=4:4&cell=5:none",
)


def build(patents: int) -> tuple[Organisation, User]:
    """A university with twenty colleges; a tenth of its patents is rated."""
    chance = random.Random(4)  # noqa: S311 -- figures for a bench, no secret
    university = create_organisation(name="示例大学", kind=OrganisationKind.UNIVERSITY)
    user = User.objects.create_user(username="bench", password="bench-bench-bench", display_name="示例")  # noqa: S106
    user.memberships.create(organisation=university, role=Role.ADMIN)
    open_inventory(university, actor=None)
    colleges = [
        create_organisation(name=f"示例大学第{n}学院", kind=OrganisationKind.UNIVERSITY, parent=university)
        for n in range(20)
    ]
    rows = [
        Patent(
            holder=university,
            visibility="organisation",
            title=f"一种示例装置{n}",
            kind="invention",
            legal_state="valid",
        )
        for n in range(patents)
    ]
    Patent.objects.bulk_create(rows, batch_size=2000)
    states = ("draft", "submitted", "college_accepted", "in_base", "convertible", "not_convertible")
    entries = [
        Entry(
            patent=patent, organisation=university, college=chance.choice([*colleges, None]),
            state=chance.choice(states), grade=chance.choice([None, 1, 2, 3, 4, 5]),
            trl=chance.choice([None, *range(1, 10)]), **chance.choice(INTENTS),
            implemented=chance.choice(["", "yes", "no"]),
        )
        for patent in rows
    ]  # fmt: skip
    Entry.objects.bulk_create(entries, batch_size=2000)
    rule = rule_of(university)
    standings = [
        Standing(
            organisation=university, patent=entry.patent, entry=entry, rule=rule, grade=entry.grade, raters=3,
            mean=chance.randrange(100, 501), spread=1, interested=1,
            outcome=chance.choice(["agreed_high", "agreed_low", "school_higher", "too_few"]),
        )
        for entry in entries[::10]
    ]  # fmt: skip
    Standing.objects.bulk_create(standings, batch_size=2000)
    return university, user


def timed(name: str, work: Callable[[], object], rounds: int) -> None:
    """Prints the median and the 95th percentile of wall-clock milliseconds."""
    work()
    spent = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begun))
    spent.sort()
    print(f"{name:60} median {spent[len(spent) // 2]:8.0f} ms   p95 {spent[int(len(spent) * 0.95) - 1]:8.0f} ms")


def main() -> None:
    call_command("migrate", verbosity=0)
    university, user = build(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for address in ADDRESSES:
        assert client.get(address).status_code == 200, address  # noqa: S101, PLR2004
        timed(address, lambda address=address: client.get(address).content, ROUNDS)
    ids = list(Entry.objects.order_by("pk").values_list("pk", flat=True)[:5000])
    timed("bulk grading of 5,000", lambda: set_grades_of(ids, organisation=university, grade=3, actor=user), 2)


if __name__ == "__main__":
    main()
