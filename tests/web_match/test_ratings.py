"""Ratings from the match pages."""

from __future__ import annotations

import pytest

from panhuo.matching.api import MatchRating


def rate(client, world, *, need=None, **said):
    data = {"patent": world.heater.pk, "value": "3", "rank": "1", **said}
    return client.post(f"/needs/{(need or world.need).pk}/match/rate/", data)


def test_by_htmx_the_buttons_come_back_with_what_was_said(client_of, world, firm):
    data = {"patent": world.heater.pk, "value": "2", "rank": "1"}
    response = client_of(firm).post(f"/needs/{world.need.pk}/match/rate/", data, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert "已评：值得一看" in page
    assert page.count('aria-pressed="true"') == 1
    assert MatchRating.objects.get().value == 2


def test_without_script_the_form_comes_back_to_the_card(client_of, world, firm):
    response = rate(client_of(firm), world, next=f"/needs/{world.need.pk}/match/?top=50")
    assert response["Location"] == f"/needs/{world.need.pk}/match/?top=50#m1"
    shown = client_of(firm).get(f"/needs/{world.need.pk}/match/").context["items"][0].rating
    assert shown.value == 3


def test_it_never_leads_to_another_site(client_of, world, firm):
    response = rate(client_of(firm), world, next="https://elsewhere.example/")
    assert response["Location"] == f"/needs/{world.need.pk}/match/#m1"


def test_a_later_word_replaces_the_earlier_and_a_reason_is_kept(client_of, world, firm):
    client = client_of(firm)
    rate(client, world)
    rate(client, world, value="1", reason="价格不合适")
    assert [(one.value, one.reason, one.side) for one in MatchRating.objects.all()] == [(1, "价格不合适", "demand")]


def test_the_owner_speaks_for_the_supply(client_of, world, office):
    rate(client_of(office), world)
    assert MatchRating.objects.get().side == "supply"


def test_who_speaks_for_neither_side_may_not(client_of, world, outsider):
    assert rate(client_of(outsider), world).status_code == 403
    assert rate(client_of(outsider), world, need=world.private_need).status_code == 404
    assert not MatchRating.objects.exists()


def test_strangers_are_sent_to_the_log_in(client, world):
    assert "/account/login/" in rate(client, world)["Location"]


@pytest.mark.parametrize("said", [{"value": "4"}, {"value": ""}, {"patent": "x"}, {"patent": "999999"}])
def test_nonsense_is_refused_and_nothing_is_kept(client_of, world, firm, said):
    response = rate(client_of(firm), world, **said)
    assert response.status_code in {302, 404}
    assert not MatchRating.objects.exists()


def test_the_administrator_and_who_entered_the_need_rate_for_the_demand(client_of, world, root):
    rate(client_of(root), world)
    assert MatchRating.objects.get().side == "demand"


def test_from_the_patents_page_the_need_is_named(client_of, world, office):
    data = {"need": world.need.pk, "value": "3", "rank": "1"}
    client_of(office).post(f"/patents/{world.heater.pk}/match/rate/", data)
    rating = MatchRating.objects.get()
    assert (rating.need_id, rating.patent_id, rating.side) == (world.need.pk, world.heater.pk, "supply")


def test_a_profile_is_rated_for_itself(client_of, world, firm, outsider):
    data = {"patent": world.heater.pk, "value": "3", "rank": "1"}
    assert client_of(outsider).post("/profile/match/rate/", data).status_code == 404
    client_of(firm).post("/profile/match/rate/", data)
    assert MatchRating.objects.get().profile_id
