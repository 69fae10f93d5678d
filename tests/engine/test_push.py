from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import dataset

from engine import push_child
from panhuo.engine.api import EngineError
from panhuo.engine.push import run, scan
from panhuo.engine.push.rules import ANYTHING, Acceptance, Rule, groups
from panhuo.engine.push.run import Side, push

from .conftest import fill
from .test_crash import ROOT


def found(folder):
    best = defaultdict(list)
    for row in dataset.dataset(sorted(map(str, folder.glob("part-*.parquet")))).to_table().to_pylist():
        best[row["taker"]].append(row)
    return {taker: [row["patent"] for row in sorted(rows, key=lambda row: row["rank"])] for taker, rows in best.items()}


def exact(patents, takers, rules, limit):
    out = {}
    for row, name in enumerate(takers.ids):
        passed = [
            at for at in range(len(patents.ids))
            if all(rule.wanted[row] in ("", *rule.held[at]) or not rule.held[at] for rule in rules)
        ]  # fmt: skip
        scores = patents.vectors[passed].astype(np.float32) @ takers.vectors[row].astype(np.float32)
        out[name] = [patents.ids[passed[at]] for at in np.argsort(-scores, kind="stable")[:limit]]
    return out


def test_each_taker_gets_the_nearest_patents_that_the_rules_let_pass(tmp_path):
    patents, takers, rules = push_child.scene()
    push(tmp_path, patents=patents, takers=takers, rules=rules, limit=5)
    assert found(tmp_path) == exact(patents, takers, rules, 5)


def test_codes_find_nearly_all_that_exact_products_find(tmp_path, monkeypatch):
    patents, takers, _ = push_child.scene(patents=3000)
    monkeypatch.setattr(scan, "EXACT", 100)
    monkeypatch.setattr("panhuo.engine.push.run.EXACT", 100)
    push(tmp_path, patents=patents, takers=takers)
    best, all_of = found(tmp_path), exact(patents, takers, [], 20)
    assert np.mean([len(set(best[name]) & set(all_of[name])) / 20 for name in takers.ids]) > 0.97


def test_a_killed_push_goes_on_where_it_was(tmp_path):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT.parent / 'src'}"}
    command = [sys.executable, "-m", "engine.push_child", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout.readline() == "waiting\n"
        child.send_signal(signal.SIGKILL)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("part-*.parquet")}
    assert before
    (tmp_path / "part-00099.part").write_bytes(b"torn")

    seen = []
    patents, takers, rules = push_child.scene()
    parts = push_child.small_parts(push)(
        tmp_path, patents=patents, takers=takers, rules=rules, limit=5, progress=lambda *at: seen.append(at[0])
    )
    assert seen[0] > 0  # what was done is not done again…
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert parts == len(list(tmp_path.glob("part-*.parquet"))) > len(before)
    assert not list(tmp_path.glob("*.part"))
    assert found(tmp_path) == exact(patents, takers, rules, 5)  # …and nothing is missing or twice


def test_on_a_full_disk_a_push_stops_and_the_next_one_goes_on(small_disk, monkeypatch):
    monkeypatch.setattr("panhuo.engine.push.run.PART", 8)
    patents, takers, rules = push_child.scene()
    folder, filler = small_disk / "push", small_disk / "filler"
    asked = {"patents": patents, "takers": takers, "rules": rules, "limit": 5, "threads": 1}
    write_one = run._one

    def on_a_disk_that_fills_up(piece, *rest) -> None:
        if piece.number == 4:
            fill(filler)
        write_one(piece, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(run, "_one", on_a_disk_that_fills_up)
        with pytest.raises(OSError, match="No space left"):
            push(folder, **asked)
    before = {path: path.stat().st_mtime_ns for path in folder.glob("part-*.parquet")}
    assert before
    for path in before:
        assert dataset.dataset(str(path)).count_rows()  # what is there is whole

    filler.unlink()
    push(folder, **asked)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert found(folder) == exact(patents, takers, rules, 5)


def test_another_push_is_not_mixed_in(tmp_path):
    patents, takers, rules = push_child.scene()
    push(tmp_path, patents=patents, takers=takers, rules=rules, limit=5)
    with pytest.raises(EngineError) as error:
        push(tmp_path, patents=patents, takers=takers, rules=[], limit=5)
    assert error.value.code == "push.other"


def test_a_taker_whom_no_patent_suits_gets_none(tmp_path):
    patents = Side(["a"], np.eye(4, dtype=np.float16)[:1])
    takers = Side(["t"], np.eye(4, dtype=np.float16)[:1])
    push(tmp_path, patents=patents, takers=takers, rules=[Rule("industry", [("C35",)], ["C26"])])
    assert found(tmp_path) == {}


VALUES = st.sampled_from(["C26", "C35", "C39"])


@settings(max_examples=60)
@given(
    held=st.lists(st.lists(VALUES, max_size=2, unique=True).map(tuple), min_size=1, max_size=12),
    wanted=st.lists(st.one_of(st.just(ANYTHING), VALUES), min_size=1, max_size=12),
)
def test_what_is_not_known_excludes_nobody(held, wanted):
    rule = Rule("industry", held, wanted)
    taken = []
    for group in groups([rule], takers=len(wanted)):
        passed = set(Acceptance([rule], patents=len(held)).rows(group.wanted).tolist())
        value = group.wanted[0]
        assert passed == {row for row, values in enumerate(held) if value == ANYTHING or not values or value in values}
        assert all(wanted[row] == value for row in group.takers)
        taken += group.takers.tolist()
    assert sorted(taken) == list(range(len(wanted)))  # everybody is in exactly one group
