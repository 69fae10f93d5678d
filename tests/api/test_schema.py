"""The API's description is a promise: a change of it is seen and meant."""

from __future__ import annotations

import json
import os
from pathlib import Path

from panhuo.api.app import api
from panhuo.api.rules import OPERATION_RULES

SNAPSHOT = Path(__file__).parent / "openapi.json"


def described() -> dict:
    found = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, default=str))
    found["info"]["version"] = "*"
    return found


def test_the_description_is_as_it_was_agreed():
    """After a change that is meant: PANHUO_WRITE_SNAPSHOT=1 pytest tests/api/test_schema.py."""
    now = json.dumps(described(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("PANHUO_WRITE_SNAPSHOT"):
        SNAPSHOT.write_text(now, encoding="utf-8")
    assert now == SNAPSHOT.read_text(encoding="utf-8")


def test_every_operation_states_its_rule():
    operations = {operation["operationId"] for path in described()["paths"].values() for operation in path.values()}
    assert operations == set(OPERATION_RULES)
    assert set(OPERATION_RULES.values()) <= {"public", "signed_in", "members", "staff", "installation_admin"}


def test_docs_and_description_are_served(client, db):
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Panhuo 盘活"
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode()
    assert "<script>" not in page.content.decode()
