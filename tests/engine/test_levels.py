from __future__ import annotations

import pytest

from panhuo.engine.api import Level, Share, level_of, measured_levels
from panhuo.engine.rank.levels import LEAST

READ = {"characters": 1.0, "phrases": 2.0}


def test_a_higher_score_never_has_a_lower_level():
    found = [level_of(READ, score, docs=LEAST) for score in range(-10, 100)]
    order = [Level.WEAK, Level.MIDDLE, Level.STRONG]
    assert found == sorted(found, key=order.index)
    assert set(found) == set(Level)


@pytest.mark.parametrize(("parts", "docs"), [({"characters": 1.0, "meaning": 90.0}, 20_000), (READ, LEAST - 1)])
def test_where_nothing_was_measured_a_match_has_no_level(parts, docs):
    assert level_of(parts, 99.0, docs=docs) is None


def test_every_level_comes_with_what_readers_said_of_it():
    measured = measured_levels()
    assert {(one.level, one.needs) for one in measured} == {
        (level, kind) for level in Level for kind in ("posted", "written")
    }
    for one in measured:
        assert one.meeting.part <= one.topic.part <= one.topic.whole > 0
    for kind in ("posted", "written"):
        topic = [one.topic.value for one in measured if one.needs == kind]
        assert topic == sorted(topic, reverse=True)


def test_a_share_has_the_interval_that_wilson_gave_it():
    low, high = Share(8, 10).interval
    assert (low, high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Share(0, 0).value is Share(0, 0).interval is None
    assert Share(0, 5).interval[0] == 0
    assert Share(5, 5).interval[1] == pytest.approx(1)
