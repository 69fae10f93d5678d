from __future__ import annotations

import pytest
from django.test import Client

from panhuo.engine.api import Share, measured_levels, ranker_weights
from panhuo.web.format import share

pytestmark = pytest.mark.django_db


def test_everybody_reads_how_matches_are_ranked_and_what_levels_mean():
    page = Client().get("/method/").content.decode()
    for weight in ranker_weights()["with_phrases"].values():
        assert f">{weight}<" in page
    for one in measured_levels():
        assert share(one.meeting) in page
        assert share(one.topic) in page


def test_a_share_that_was_not_counted_is_unknown():
    assert share(Share(0, 0)) == "未知"
    assert share(Share(1, 4)) == "25%（5–70）"
