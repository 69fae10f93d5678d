"""The rights walk: every page as every kind of person."""

from __future__ import annotations

import pytest

from rights.walk import LEAVING, ROUTES, addresses, body, client_of


@pytest.mark.parametrize("name", ["stranger", "office", "viewer", "firm", "outsider", "officer", "root"])
def test_nobody_reads_what_is_not_shared_with_them(name, people, secrets, numbers):
    hidden = {secret.mark for secret in secrets if not secret.read_by(name)}
    client = client_of(people[name])
    for route in ROUTES:
        if route.name in LEAVING:
            continue
        for url in addresses(route, numbers):
            response = client.get(url)
            assert response.status_code < 500, f"{name} {url}: {response.status_code}"
            text = body(response)
            assert [mark for mark in hidden if mark in text] == [], f"{name} reads a secret at {url}"
