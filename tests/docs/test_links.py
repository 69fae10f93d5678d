"""Links in the documents lead to files that exist."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(<?([^)>\s]+)")
FENCED = re.compile(r"```.*?```", re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_lead_somewhere(document):
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    files = [unquote(link.split("#")[0]) for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
    missing = [file for file in files if file and not (document.parent / file).exists()]
    assert missing == []


def test_the_documents_are_found():
    assert ROOT / "README.md" in DOCUMENTS
