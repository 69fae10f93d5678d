"""The rights walk: every address is sent something by people it is not for, and by one who only looks."""

from __future__ import annotations

import pytest

from rights.walk import LEAVING, ROUTES, WORDS, body, client_of


@pytest.mark.parametrize("name", ["stranger", "viewer", "outsider", "officer"])
def test_nobody_changes_what_is_not_shared_with_them(name, people, secrets, numbers):
    client = client_of(people[name])
    for number, secret in enumerate(secrets):
        before = secret.snapshot()
        for route in ROUTES:
            if route.name in LEAVING or not route.converters:
                continue
            if secret.record.pk not in numbers.get(route.name, []) and (route.name in numbers or number):
                continue  # an address without numbers is tried once
            for url in route.urls(numbers=[secret.record.pk], words=WORDS):
                response = client.post(url, {"value": "3", "reason": "x"})
                assert response.status_code < 500, f"{name} {url}: {response.status_code}"
                hidden = body(response)
                assert secret.read_by(name) or secret.mark not in hidden, f"{name} reads a secret at POST {url}"
        assert secret.snapshot() == before, f"{name} changed {secret.record!r}"
