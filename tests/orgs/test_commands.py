"""The commands of the foundation: what they do, say, and with which code they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factories import PASSWORD
from panhuo.cli import create_admin, load, tick
from panhuo.orgs.api import Region, User

pytestmark = pytest.mark.django_db
runner = CliRunner()


def test_the_first_administrator_is_made_without_a_password_on_the_command_line():
    first = runner.invoke(create_admin.app, ["admin"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert first.exit_code == 0, first.output
    assert PASSWORD not in first.output
    assert User.objects.get(is_superuser=True).check_password(PASSWORD)
    second = runner.invoke(create_admin.app, ["other", "--password-stdin"], input=f"{PASSWORD}\n")
    assert second.exit_code == 1
    assert "已有安装管理员" in second.output


def test_a_weak_password_is_refused():
    result = runner.invoke(create_admin.app, ["admin", "--password-stdin"], input="123\n")
    assert result.exit_code == 2
    assert not User.objects.exists()


def test_a_round_of_the_clock_starts_the_schedules():
    assert "定时启动" in runner.invoke(tick.app, []).output
    again = runner.invoke(tick.app, [])
    assert (again.exit_code, again.output) == (0, "")


def test_loading_says_how_much_is_new_and_what_is_wrong(tmp_path: Path):
    Region.objects.get_or_create(code="330000", defaults={"name": "浙江省", "level": "province"})
    path = tmp_path / "cities.csv"
    path.write_text("province_adcode,city_adcode,city_name\n330000,330100,杭州市\n", encoding="utf-8")
    assert "新增 1" in runner.invoke(load.app, ["regions", str(path)]).output
    path.write_text("province_adcode,city_adcode,city_name\n330000,3301,杭州市\n", encoding="utf-8")
    wrong = runner.invoke(load.app, ["regions", str(path)])
    assert wrong.exit_code == 2
    assert "cities.csv 第 2 行" in wrong.output


def test_an_edition_that_cannot_be_told_is_asked_for(tmp_path: Path):
    with pytest.raises(Exception, match="--edition"):
        load._year_in(tmp_path / "ipc.csv")
    assert load._year_in(tmp_path / "ipc_2026_zh.csv.gz") == "2026"
