"""Two hundred people on the ten main pages, each thinking five seconds between two of them (locust)."""

from __future__ import annotations

import itertools
import json
import os
import random
from pathlib import Path
from typing import Final

from locust import HttpUser, constant, task

STOCK: Final = json.loads(Path(os.environ["LOAD_STOCK"]).read_text("utf-8"))
NEXT = itertools.count()
chance = random.Random(5)  # noqa: S311 -- which page next, nothing secret


class Visitor(HttpUser):
    """Logged in by a session of the stock; each page is as likely as any other."""

    wait_time = constant(5)

    def on_start(self) -> None:
        self.mine = STOCK[next(NEXT) % len(STOCK)]
        self.client.cookies.set("sessionid", self.mine["session"])

    @task
    def home(self) -> None:
        self.client.get("/", name="home")

    @task
    def needs(self) -> None:
        self.client.get(f"/needs/?page={chance.randrange(1, 40)}", name="needs")

    @task
    def needs_narrowed(self) -> None:
        industry = chance.choice(("C30", "C22", "C17", "C26"))
        self.client.get(f"/needs/?industry={industry}&open_only=1", name="needs, narrowed")

    @task
    def need(self) -> None:
        self._one("/needs/{}/", "needs", "a need")

    @task
    def patents(self) -> None:
        self.client.get(f"/patents/?page={chance.randrange(1, 40)}", name="patents")

    @task
    def patent(self) -> None:
        self._one("/patents/{}/", "patents", "a patent")

    @task
    def contacts(self) -> None:
        self.client.get("/contacts/", name="contacts")

    @task
    def contact(self) -> None:
        self._one("/contacts/{}/", "contacts", "a contact room")

    @task
    def answers(self) -> None:
        self.client.get("/answers/", name="answers")

    @task
    def request(self) -> None:
        self._one("/answers/{}/", "requests", "a request")

    def _one(self, address: str, of: str, name: str) -> None:
        if self.mine[of]:
            self.client.get(address.format(chance.choice(self.mine[of])), name=name)
