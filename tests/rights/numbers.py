"""Which planted records an address can be about: asked of the addresses themselves, so that each is tried with the
numbers that mean something to it and not with every number there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import AutoField, BigAutoField
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rights.routes import Route

NOBODYS = 987654321
"""A number that no record has; an address that looks it up shows the table it looks in."""
PLANTED_FROM = 1000
"""The scene's records have numbers from here on; those the database gave are smaller."""


def planted() -> dict[str, list[int]]:
    """Numbers of the scene's records by table."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("panhuo.") and isinstance(model._meta.pk, AutoField | BigAutoField):
            rows = model._base_manager.filter(pk__gte=PLANTED_FROM).order_by("pk").values_list("pk", flat=True)
            if numbers := list(rows):
                found[model._meta.db_table] = numbers
    return found


def numbers_by_route(routes: Iterable[Route], clients: Iterable[Client]) -> dict[str, list[int]]:
    """For each address with a number in it, the planted numbers to try: those of the tables that it looks the number
    up in, with all of their thousands; every planted number where no look-up was seen."""
    people, by_table = list(clients), planted()
    everything = sorted({n for numbers in by_table.values() for n in numbers})
    thousands = defaultdict(set)
    for number in everything:
        thousands[number // 1000].add(number)
    found = {}
    for route in routes:
        if not any(kind == "int" for _, kind in route.converters):
            continue
        tables = _tables(route, people, by_table)
        near = {n // 1000 for table in tables for n in by_table[table]}
        found[route.name] = sorted(n for thousand in near for n in thousands[thousand]) or everything
    return found


def _tables(route: Route, clients: list[Client], by_table: dict[str, Any]) -> set[str]:
    """The tables with planted records in which the view looks for the number."""
    url = next(route.urls(numbers=[NOBODYS], words=["x"]))
    for client in clients:
        for method in (client.get, client.post):
            connection.queries_log.clear()  # it keeps 9000 and warns beyond: there are more addresses than that
            with CaptureQueriesContext(connection) as queries:
                method(url)
            asked = [q["sql"] for q in queries if str(NOBODYS) in q["sql"]]
            if tables := {table for table in by_table for sql in asked if f'"{table}"' in sql}:
                return tables
    return set()
