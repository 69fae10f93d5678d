"""A patent's abstract read by rules."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from panhuo.reading.api import Aspect, read_patent

TITLE = "一种示例余热回收装置"
ABSTRACT = (
    "本发明涉及余热利用技术领域。针对现有烟气余热回收装置易积灰的问题，提供一种示例余热回收装置；"
    "包括壳体、换热管束和声波清灰器，所述换热管束倾斜设置，从而减少灰尘附着。可广泛应用于陶瓷窑炉行业。"
)


def texts(aspect: Aspect) -> list[str]:
    return [s.text for s in read_patent(TITLE, ABSTRACT).of(aspect)]


def test_each_aspect_is_found_where_it_stands():
    assert texts(Aspect.OBJECT) == [TITLE]
    assert texts(Aspect.PROBLEM) == ["针对现有烟气余热回收装置易积灰的问题，提供一种示例余热回收装置"]
    assert texts(Aspect.MEANS) == ["包括壳体、换热管束和声波清灰器，所述换热管束倾斜设置"]
    assert texts(Aspect.EFFECT) == ["从而减少灰尘附着"]
    assert texts(Aspect.SCENARIO) == ["本发明涉及余热利用技术领域", "可广泛应用于陶瓷窑炉行业"]


def test_a_text_in_another_language_is_not_guessed_at():
    reading = read_patent("Heat exchanger", "A heat exchanger comprising a shell; it improves efficiency.")
    assert [s.aspect for s in reading.statements] == [Aspect.OBJECT]


def test_nothing_known_gives_nothing():
    assert read_patent("", "").statements == ()


@given(st.text(alphabet="一种装置解决问题，。；从而提高了 a1\n", max_size=200))
def test_statements_are_places_in_the_text_in_order(abstract: str):
    statements = [s for s in read_patent("", abstract).statements if s.field == "abstract"]
    assert all(abstract[s.start : s.end] == s.text for s in statements)
    assert all(a.end <= b.start for a, b in itertools.pairwise(statements))
