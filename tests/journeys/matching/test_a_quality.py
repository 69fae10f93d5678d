"""Gate A as far as minutes allow: the fast way ranks the written needs as well as is asked.

The careful way takes ten minutes to encode the stock: `make bench-quality` measures it (docs/benchmarks.md).
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ASKED = {"recall@10": 0.78, "mrr@10": 0.58}


@pytest.fixture
def bench(shared_data) -> Path:
    return shared_data / "bench"


@pytest.fixture
def score(shared_data) -> ModuleType:
    path = shared_data.parent / "bench/score.py"
    if not path.exists():
        pytest.skip("needs ../shared/bench/score.py, which is not on this machine")
    spec = spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_written_needs_find_their_patents_by_words_and_the_fast_encoder(bench, score, tmp_path):
    out = tmp_path / "run.tsv"
    panhuo = Path(sys.executable).with_name("panhuo")
    patents, needs = bench / "patents_20409.jsonl.gz", bench / "dev_needs.jsonl"
    command = [panhuo, "bench", "run", "--patents", patents, "--needs", needs, "--out", out, "--encoder", "fast"]
    subprocess.run(command, check=True)
    ranked = score.read_run(str(out))
    answers = [json.loads(line) for line in (bench / "dev_qrels.jsonl").read_text(encoding="utf-8").splitlines()]
    measured = [score.measure(answer, ranked.get(answer["id"], [])) for answer in answers]
    assert len(measured) == 120
    for metric, least in ASKED.items():
        assert sum(one[metric] for one in measured) / len(measured) >= least, metric
