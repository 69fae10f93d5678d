"""The rights walk: there is something to leak."""

from __future__ import annotations

import pytest

from rights.walk import LEAVING, ROUTES, addresses, body, client_of


@pytest.mark.parametrize("name", ["office", "firm", "root"])
def test_insiders_do_find_their_secrets(name, people, secrets, numbers):
    """There is something to leak: those who may, read each mark on some page."""
    wanted = {secret.mark for secret in secrets if secret.read_by(name)}
    client = client_of(people[name])
    seen: set[str] = set()
    for route in ROUTES:
        if route.name in LEAVING or seen == wanted:
            continue
        for url in addresses(route, numbers):
            text = body(client.get(url))
            seen |= {mark for mark in wanted if mark in text}
    assert seen == wanted
