"""Both sides may say what they think, each for itself."""

from __future__ import annotations

import pytest

from panhuo.matching.api import MatchRating, rate_match, ratings_for
from panhuo.orgs.api import InvalidInput, NotAllowed, Role, events_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(world):
    return {"need": world.needs["kiln"], "patent": world.patents["kiln"]}


def test_each_side_rates_for_its_organisation(pair, firm, office, enterprise, university):
    demand = rate_match(**pair, side="demand", user=firm, value=3, reason=" 温度合适 ")
    supply = rate_match(**pair, side="supply", user=office, value=2)
    assert (demand.organisation, demand.reason) == (enterprise, "温度合适")
    assert supply.organisation == university
    assert [event.verb for event in events_of("patent", pair["patent"].pk)] == ["match_rated", "match_rated"]


def test_a_later_word_replaces_the_earlier_one(pair, firm):
    rate_match(**pair, side="demand", user=firm, value=3)
    rate_match(**pair, side="demand", user=firm, value=1, reason="用不上")
    assert MatchRating.objects.get().value == 1


@pytest.mark.parametrize("side", ["demand", "supply"])
def test_those_who_speak_for_neither_party_may_not_rate(pair, outsider, side):
    with pytest.raises(NotAllowed) as caught:
        rate_match(**pair, side=side, user=outsider, value=2)
    assert not caught.value.hidden


def test_nobody_rates_for_the_other_side(pair, firm, office):
    with pytest.raises(NotAllowed):
        rate_match(**pair, side="supply", user=firm, value=3)
    with pytest.raises(NotAllowed):
        rate_match(**pair, side="demand", user=office, value=3)


def test_viewers_look_and_do_not_rate(pair, enterprise):
    from factories import make_user

    viewer = make_user(organisation=enterprise, role=Role.VIEWER)
    with pytest.raises(NotAllowed):
        rate_match(**pair, side="demand", user=viewer, value=3)


def test_who_entered_a_need_of_nobody_rates_for_it(world, outsider):
    need = world.needs["crop"]
    need.created_by = outsider
    need.save()
    rating = rate_match(need=need, patent=world.patents["crop"], side="demand", user=outsider, value=3)
    assert rating.organisation is None


def test_what_one_may_not_see_one_may_not_rate(pair, outsider):
    pair["need"].visibility = "organisation"
    pair["need"].save()
    with pytest.raises(NotAllowed) as caught:
        rate_match(**pair, side="supply", user=outsider, value=2)
    assert caught.value.hidden


@pytest.mark.parametrize(
    ("changes", "field"), [({"value": 4}, "value"), ({"side": "x"}, "side"), ({"reason": "长" * 301}, "reason")]
)
def test_bad_values_are_named(pair, firm, changes, field):
    arguments = {"side": "demand", "value": 2} | changes
    with pytest.raises(InvalidInput) as caught:
        rate_match(**pair, user=firm, **arguments)
    assert caught.value.field == field


def test_a_side_reads_its_own_ratings(pair, firm, office, stranger, root):
    rate_match(**pair, side="demand", user=firm, value=3)
    rate_match(**pair, side="supply", user=office, value=1)
    assert [rating.value for rating in ratings_for(pair["need"], firm)] == [3]
    assert [rating.value for rating in ratings_for(pair["need"], office)] == [1]
    assert list(ratings_for(pair["need"], stranger)) == []
    assert len(ratings_for(pair["need"], root)) == 2


def test_profiles_are_rated_too(world, firm):
    rating = rate_match(profile=world.profile, patent=world.patents["kiln"], side="demand", user=firm, value=2)
    assert list(ratings_for(world.profile, firm)) == [rating]
