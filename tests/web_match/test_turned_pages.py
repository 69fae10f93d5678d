"""The component turned round: needs for a patent; and patents for a profile."""

from __future__ import annotations

from web_match.world import HEATER_SENTENCE


def test_the_patents_sentences_are_numbered_and_each_need_says_which_one_answers_it(client, world):
    context = client.get(f"/patents/{world.heater.pk}/match/").context
    marked = {segment.text: segment.mark for segment in context["subject"].text if segment.mark}
    mark = marked[HEATER_SENTENCE.rstrip("。")]
    (item,) = [item for item in context["items"] if item.card.record == world.need]
    rows = [row for row in item.card.rows if row.mark == mark]
    assert "要求电芯预热时间不超过十分钟" in [row.text for row in rows]


def test_private_needs_are_shown_only_to_their_own_people(client, client_of, world, firm, office):
    page = f"/patents/{world.coat.pk}/match/"
    for person in (None, office):
        assert "机密" not in client_of(person).get(page).content.decode()
    assert "机密" in client_of(firm).get(page).content.decode()


def test_the_text_left_is_whole(client, world):
    context = client.get(f"/patents/{world.heater.pk}/match/").context
    assert "".join(segment.text for segment in context["subject"].text) == world.heater.abstract
    assert "".join(segment.text for segment in context["subject"].title) == world.heater.title


def test_a_profile_gets_patents_without_a_need(client_of, world, firm):
    response = client_of(firm).get("/profile/match/")
    assert response.context["items"][0].card.record == world.heater
    assert "".join(s.text for s in response.context["subject"].text).startswith("电芯预热")


def test_without_a_profile_the_form_is_the_next_step(client_of, world, office):
    assert client_of(office).get("/profile/match/")["Location"] == "/profile/"
    assert "企业画像由企业填写" in client_of(office).get("/profile/").content.decode()
