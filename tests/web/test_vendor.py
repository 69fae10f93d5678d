"""Front-end files of others: copied whole, listed with their licence, never committed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src" / "panhuo" / "web" / "static" / "vendor"


@pytest.fixture(scope="module")
def manifest() -> list[dict[str, str]]:
    if not (VENDOR / "MANIFEST.json").exists():
        pytest.skip("front-end files are not set up (make setup)")
    return json.loads((VENDOR / "MANIFEST.json").read_text())


def test_files_are_those_of_the_manifest(manifest):
    for entry in manifest:
        assert sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_no_file_names_a_source_map_that_is_not_served(manifest):
    for entry in manifest:
        assert "sourceMappingURL=" not in (VENDOR / entry["file"]).read_text(encoding="utf-8")


def test_versions_are_those_of_package_json_and_of_the_notices(manifest):
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    notices = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert {entry["package"]: entry["version"] for entry in manifest} == wanted
    for name, version in wanted.items():
        line = next(
            line for line in notices.splitlines() if name.split("/")[0].strip("@") in line.lower() and "|" in line
        )
        assert version in line


def test_the_lock_names_no_address_to_fetch_from():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
