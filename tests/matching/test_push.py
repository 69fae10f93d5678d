"""A push over all needs and profiles, from the command to the records."""

from __future__ import annotations

import re

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from factories import make_region
from matching.test_encoder import CountingEncoder
from matching.world import changed
from panhuo.cli.push import app
from panhuo.matching.api import MatchRun, push_patents, pushed_patents, rebuild_index, take_push
from panhuo.matching.index import opened

pytestmark = pytest.mark.django_db
runner = CliRunner()


@pytest.fixture
def pushed(world, monkeypatch, tmp_path):
    """All patents pushed by meaning under the rule of industries."""
    encoder = CountingEncoder()
    monkeypatch.setattr(opened, "load_encoder", lambda _preference: encoder)
    changed(world.patents["crop"], visibility="members")
    changed(world.patents["dust"], legal_state="dead")
    changed(world.patents["sewage"], ipc_main="C02F1/78")
    changed(world.needs["sewage"], industry="C17")
    rebuild_index()

    def run(**rules) -> tuple:
        folder = tmp_path / "push"
        ids = [patent.pk for patent in world.patents.values()]
        takers = push_patents(folder, patents=ids, **({"industries": None, "own_province": False} | rules))
        return folder, takers, rows(folder)

    return run


def rows(folder):
    return [row for path in folder.glob("part-*.parquet") for row in parquet.read_table(path).to_pylist()]


def shown(client, need):
    """The first pushed patent on the need's page, for somebody without an account."""
    page = client.get(f"/needs/{need.pk}/").content.decode()
    found = re.search(r'id="pushed".*?<li><a[^>]*>([^<]*)</a>', page, re.DOTALL)
    return found and found[1]


def test_every_need_and_profile_gets_what_may_be_pushed(world, pushed):
    _, takers, found = pushed()
    assert takers == 4
    best = {row["taker"]: row["patent"] for row in found if row["rank"] == 1}
    assert best[f"need:{world.needs['kiln'].pk}"] == f"patent:{world.patents['kiln'].pk}"
    patents = {row["patent"] for row in found}
    assert f"patent:{world.patents['crop'].pk}" not in patents  # not public
    assert f"patent:{world.patents['dust'].pk}" not in patents  # dead


def test_another_industry_is_left_out_and_an_unknown_one_is_not(world, pushed):
    _, _, found = pushed(industries={"C02F": "D46"})
    asked = {row["patent"] for row in found if row["taker"] == f"need:{world.needs['sewage'].pk}"}
    assert f"patent:{world.patents['sewage'].pk}" not in asked
    assert f"patent:{world.patents['kiln'].pk}" in asked


def test_a_province_takes_its_own_and_only_who_may_see_both_ends_sees_it(world, pushed, stranger, client):
    need = world.needs["kiln"]
    changed(need, region=make_region())
    folder, _, _ = pushed()
    assert take_push(folder, province="440000") == 0
    assert take_push(folder, province="330000") == 2  # the need, and the profile of its enterprise
    assert take_push(folder, province="330000") == 2
    assert MatchRun.objects.filter(scope="push").count() == 2
    assert pushed_patents(need, user=stranger)[0] == world.patents["kiln"]
    assert shown(client, need) == world.patents["kiln"].title
    changed(world.patents["kiln"], visibility="members")
    assert world.patents["kiln"] not in pushed_patents(need, user=stranger)
    assert shown(client, need) != world.patents["kiln"].title
    changed(need, visibility="members")
    assert pushed_patents(need, user=stranger) == []


def test_the_command_says_what_is_missing(world, tmp_path):
    done = runner.invoke(app, ["run", "--out", str(tmp_path / "out"), "--patents", "all"])
    assert done.exit_code == 1
    assert "语义模型" in done.output
    done = runner.invoke(app, ["take", "--out", str(tmp_path), "--province", "330000"])
    assert done.exit_code == 1
    assert "没有推送结果" in done.output
