"""Real files: a PatSnap export, posted needs, the patents of the benchmark, the gazette."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
from django.core.files import File
from django.core.files.base import ContentFile

from imports.helpers import applied, everything, settled, undone
from panhuo.imports.api import ImportBatch, ImportState, RowAction, batch_counts, batch_rows, create_batch, place_of
from panhuo.needs.api import Need
from panhuo.patents.api import Patent

pytestmark = pytest.mark.shared


def take(path: Path, *, actor, organisation, target="patents") -> ImportBatch:
    with path.open("rb") as file:
        files = [(path.name, File(file))]
        batch = create_batch(target=target, files=files, organisation=organisation, visibility="public", actor=actor)
    return settled(batch)


def every_refusal_is_explained(batch: ImportBatch) -> bool:
    rows = batch_rows(batch, action=RowAction.REFUSED)
    return all(row.problems and row.problems[0]["message"] and place_of(row.problems[0]) for row in rows)


@pytest.mark.slow
def test_a_patsnap_export(shared_data, office, university):
    path = shared_data / "patents" / "patsnap_export_1999rows.xlsx"
    batch = take(path, actor=office, organisation=university)
    assert batch.state == ImportState.PLANNED
    assert batch.files.get().layout == "patsnap"
    assert batch_counts(batch)["total"] == 1999
    assert batch_counts(batch)["refused"] == 0
    batch = applied(batch, actor=office)
    counts = batch_counts(batch)
    assert (counts["conflict"], counts["blocked"], counts["waiting"]) == (0, 0, 0)
    assert Patent.objects.filter(merged_into=None).count() == counts["new"]
    assert Patent.objects.filter(legal_state="valid").exists()
    again = take(path, actor=office, organisation=university)
    assert batch_counts(again)["unchanged"] == 1999
    batch = undone(batch, actor=office)
    assert everything() == []


def test_posted_needs(shared_data, root):
    path = shared_data / "needs" / "enterprise_needs_371.jsonl"
    batch = applied(take(path, actor=root, organisation=None, target="needs"), actor=root)
    assert batch_counts(batch)["total"] == 371
    assert every_refusal_is_explained(batch)
    distinct = {(row["title"], row["text"]) for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    assert Need.objects.count() >= len(distinct) - batch_counts(batch)["refused"]
    again = take(path, actor=root, organisation=None, target="needs")
    assert batch_counts(again)["new"] == batch_counts(again)["changed"] == 0


def test_two_thousand_gazette_rows(shared_data, root):
    with gzip.open(shared_data / "patents" / "cn_gazette_2019-07.jsonl.gz", "rb") as file:
        part = b"".join(islice(file, 2000))
    files = [("公报.jsonl", ContentFile(part))]
    batch = settled(create_batch(target="patents", files=files, organisation=None, visibility="public", actor=root))
    batch = applied(batch, actor=root)
    assert batch_counts(batch)["applied"] == 2000 - batch_counts(batch)["refused"] - batch_counts(batch)["unchanged"]
    assert every_refusal_is_explained(batch)
    undone(batch, actor=root)
    assert not Patent.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cn_patents_with_abstract.jsonl.gz", "cn_gazette_2019-07.jsonl.gz"])
def test_large_files(shared_data, root, name):
    path = shared_data / "patents" / name
    batch = take(path, actor=root, organisation=None)
    assert batch.state == ImportState.PLANNED
    assert every_refusal_is_explained(batch)
    batch = applied(batch, actor=root)
    counts = batch_counts(batch)
    assert (counts["conflict"], counts["blocked"], counts["waiting"]) == (0, 0, 0)
    again = take(path, actor=root, organisation=None)
    assert batch_counts(again)["unchanged"] == counts["total"] - counts["refused"]
