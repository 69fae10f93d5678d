# ruff: noqa: E402 -- Django has to be set up first
"""Processor time of the load test's pages in one process with nothing beside: page → milliseconds (median), as JSON."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from statistics import median
from typing import Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")

import logging

import django

django.setup()
logging.disable(logging.CRITICAL)

from django.test import Client

PEOPLE: Final = 12


def pages_of(mine: dict[str, list[int]]) -> dict[str, str]:
    """The addresses of one person, by the names of locustfile.py."""
    found = {"home": "/", "needs": "/needs/?page=7", "needs, narrowed": "/needs/?industry=C30&open_only=1",
             "patents": "/patents/?page=5", "contacts": "/contacts/", "answers": "/answers/"}  # fmt: skip
    for name, kind, address in (
        ("a need", "needs", "/needs/{}/"), ("a patent", "patents", "/patents/{}/"),
        ("a contact room", "contacts", "/contacts/{}/"), ("a request", "requests", "/answers/{}/"),
    ):  # fmt: skip
        if mine[kind]:
            found[name] = address.format(mine[kind][0])
    return found


def main() -> None:
    stock = json.loads(Path(os.environ["LOAD_STOCK"]).read_text("utf-8"))
    spent: dict[str, list[float]] = {}
    client = Client(SERVER_NAME="localhost")  # one for all: each loads the middleware anew
    for round_ in range(2):  # the first fills caches
        for mine in stock[:PEOPLE]:
            client.cookies["sessionid"] = mine["session"]
            for name, address in pages_of(mine).items():
                begun = time.process_time()
                client.get(address)
                if round_:
                    spent.setdefault(name, []).append(1000 * (time.process_time() - begun))
    print(json.dumps({name: round(median(values)) for name, values in spent.items()}))


if __name__ == "__main__":
    main()
