"""The home page says whose turn it is."""

from __future__ import annotations

import pytest

from panhuo.portfolio.inventory.api import claim_all
from panhuo.web.home.turns import turns

pytestmark = pytest.mark.django_db


def test_inventor_college_and_office_see_what_waits_for_them(scene):
    entries = claim_all(actor=scene.inventor)
    assert "3 件专利等您建档" in [turn.text for turn in turns(scene.inventor)]
    for entry in entries:
        entry.state = "submitted"
        entry.save()
    assert "3 件建档等您审核" in [turn.text for turn in turns(scene.dean)]
    assert not any("审核" in turn.text for turn in turns(scene.office)), "the college comes first"
    for entry in entries[:2]:
        entry.state = "college_accepted"
        entry.save()
    assert "2 件建档等您审核" in [turn.text for turn in turns(scene.office)]
