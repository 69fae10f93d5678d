"""`panhuo index` on the command line."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from matching.world import make_patent
from panhuo.cli.index import app

pytestmark = pytest.mark.django_db
runner = CliRunner()


def test_status_says_what_is_missing_and_sync_mends_it(world):
    before = runner.invoke(app, ["status"])
    assert before.exit_code == 1
    assert "专利：尚未建立" in before.output
    assert "待处理的改动：12" in before.output
    assert runner.invoke(app, ["sync"]).exit_code == 0
    after = runner.invoke(app, ["status"])
    assert after.exit_code == 0
    assert "专利：8 件" in after.output
    assert "需求与企业画像：4 件" in after.output
    assert "仅按词语匹配" in after.output


def test_rebuild_makes_a_new_generation(world):
    runner.invoke(app, ["sync"])
    make_patent("pump")
    done = runner.invoke(app, ["rebuild"])
    assert done.exit_code == 0
    assert "generation-00000002" in done.output
    assert "待处理的改动：0" in done.output
