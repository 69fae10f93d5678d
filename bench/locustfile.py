"""Two hundred people on the ten main pages, each thinking five seconds between two of them (locust)."""

from __future__ import annotations

import itertools
import json
import os
import random
from http import HTTPStatus
from pathlib import Path
from typing import Final

from locust import FastHttpUser, constant, task

STOCK: Final = json.loads(Path(os.environ["LOAD_STOCK"]).read_text("utf-8"))
NEXT = itertools.count()
chance = random.Random(5)  # noqa: S311 -- which page next, nothing secret


class Visitor(FastHttpUser):
    """Logged in by a session of the stock; each page is as likely as any other."""

    wait_time = constant(5)

    def on_start(self) -> None:
        self.mine = STOCK[next(NEXT) % len(STOCK)]
        self.headers = {"Cookie": f"sessionid={self.mine['session']}"}

    @task
    def home(self) -> None:
        self._get("/", "home")

    @task
    def needs(self) -> None:
        self._get(f"/needs/?page={chance.randrange(1, 40)}", "needs")

    @task
    def needs_narrowed(self) -> None:
        industry = chance.choice(("C30", "C22", "C17", "C26"))
        self._get(f"/needs/?industry={industry}&open_only=1", "needs, narrowed")

    @task
    def need(self) -> None:
        self._one("/needs/{}/", "needs", "a need")

    @task
    def patents(self) -> None:
        self._get(f"/patents/?page={chance.randrange(1, 40)}", "patents")

    @task
    def patent(self) -> None:
        self._one("/patents/{}/", "patents", "a patent")

    @task
    def contacts(self) -> None:
        self._get("/contacts/", "contacts")

    @task
    def contact(self) -> None:
        self._one("/contacts/{}/", "contacts", "a contact room")

    @task
    def answers(self) -> None:
        self._get("/answers/", "answers")

    @task
    def request(self) -> None:
        self._one("/answers/{}/", "requests", "a request")

    def _one(self, address: str, of: str, name: str) -> None:
        if self.mine[of]:
            self._get(address.format(chance.choice(self.mine[of])), name)

    def _get(self, address: str, name: str) -> None:
        """A page counts as right only when it is the page of somebody who is logged in."""
        with self.client.get(address, name=name, headers=self.headers, catch_response=True) as answer:
            if answer.status_code != HTTPStatus.OK or b"/account/logout/" not in answer.content:
                answer.failure(f"status {answer.status_code}, or not logged in")
