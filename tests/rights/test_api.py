"""The rights walk: every operation of the API as every kind of person."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from panhuo.api.app import api
from panhuo.api.rules import OPERATION_RULES
from rights.scene import ENTERPRISE_MARK, UNIVERSITY_MARK
from rights.walk import client_of

NUMBERS = (1001, 1002, 2001, 1)


@pytest.fixture
def indexed(secrets, settings, tmp_path) -> None:
    """What is secret lies in the index, too."""
    from panhuo.matching.api import sync_index

    settings.ENCODER = "none"
    settings.DATA_DIR = tmp_path
    sync_index()


def asked(client: Client) -> dict[str, str]:
    """What each operation answers, all its answers together: all records, and a search near them."""
    found = dict.fromkeys(OPERATION_RULES, "")
    for path, operations in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items():
        for method, operation in operations.items():
            for response in _answers(client, path, method):
                assert response.status_code < 500, f"{method} {path}: {response.status_code}"
                found[operation["operationId"]] += json.dumps(response.json(), ensure_ascii=False)
    return found


def _answers(client: Client, path: str, method: str) -> list[Any]:
    if method == "post":
        texts = ("本发明公开了一种装置", "需要这样的具体要求")  # never a mark: the answer repeats what was asked
        return [client.post(path, {"text": text}, content_type="application/json") for text in texts]
    places = {path.replace("{patent_id}", str(n)).replace("{need_id}", str(n)) for n in NUMBERS}
    return [client.get(url) for url in sorted(places)]


@pytest.mark.parametrize("name", ["stranger", "office", "viewer", "firm", "outsider", "officer", "root"])
def test_the_api_tells_nobody_what_is_not_shared_with_them(name, people, secrets, indexed):
    hidden = {secret.mark for secret in secrets if not secret.read_by(name)}
    for operation, text in asked(client_of(people[name])).items():
        assert text, f"{operation} was not asked"
        assert [mark for mark in hidden if mark in text] == [], f"{name} reads a secret by {operation}"


def test_insiders_do_find_theirs(people, indexed):
    """There is something to leak."""
    office, firm = asked(client_of(people["office"])), asked(client_of(people["firm"]))
    for operation in ("get_patent", "list_patents", "search_patents"):
        assert UNIVERSITY_MARK in office[operation], operation
    for operation in ("get_need", "list_needs"):
        assert ENTERPRISE_MARK in firm[operation], operation
