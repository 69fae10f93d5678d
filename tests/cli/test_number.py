from __future__ import annotations

import json

from typer.testing import CliRunner

from panhuo.cli.number import app


def test_json_of_a_right_number():
    result = CliRunner().invoke(app, ["ZL 2017 1 0601862.3", "--json"])
    assert json.loads(result.stdout) == {
        "valid": True,
        "number": "201710601862.3",
        "kind": "invention",
        "form": "application",
        "note": None,
    }


def test_json_of_a_wrong_check_digit_says_the_right_one():
    told = json.loads(CliRunner().invoke(app, ["201710601862.4", "--json"]).stdout)
    assert told["valid"] is False
    assert "应为 3" in told["note"]


def test_words_for_people():
    assert CliRunner().invoke(app, ["CN107000000A"]).stdout == "CN107000000A：有效的公开（公告）号，发明\n"
