"""Every page states who may enter, and keeps strangers out where it says so."""

from __future__ import annotations

from rights.walk import ROUTES, client_of, plain


def test_every_page_states_its_rule():
    assert [route.name for route in ROUTES if route.rule is None] == []
    assert len(ROUTES) > 20


def test_pages_behind_a_rule_send_strangers_to_the_log_in(people, numbers):
    stranger = client_of(None)
    for route in ROUTES:
        if route.rule == "public":
            continue
        for url in plain(route, numbers):
            for response in (stranger.get(url), stranger.post(url)):
                assert response.status_code in {302, 401, 403, 404, 405}, f"{route.name} {url}: {response.status_code}"
                if response.status_code == 302:
                    assert "/account/" in response["Location"], f"{route.name} {url} → {response['Location']}"
