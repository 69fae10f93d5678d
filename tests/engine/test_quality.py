from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from panhuo.cli.bench import app


@pytest.mark.shared
@pytest.mark.slow
def test_words_alone_rank_the_written_needs(shared_data, tmp_path):
    """The floor promised without any model; with the model `make bench-quality` measures (it takes minutes)."""
    bench, out = shared_data / "bench", tmp_path / "run.tsv"
    arguments = ["run", "--patents", bench / "patents_20409.jsonl.gz", "--needs", bench / "dev_needs.jsonl"]
    result = CliRunner().invoke(app, [*map(str, arguments), "--out", str(out), "--encoder", "none"])
    assert result.exit_code == 0
    command = [sys.executable, shared_data.parent / "bench/score.py", bench / "dev_qrels.jsonl", out]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    recall, _, rank, _ = map(float, printed.splitlines()[2].split()[2:])
    assert recall >= 0.70
    assert rank >= 0.50
