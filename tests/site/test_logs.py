"""What must not stand in the log."""

from __future__ import annotations

import pytest

from panhuo.site.logs import mask_one_time_links


@pytest.mark.parametrize("path", ["/r/SECRET123/", "/account/password/reset/key/7-SECRET123/", "/r/SECRET123?x=1"])
def test_the_secret_of_a_one_time_link_is_masked(path):
    event = mask_one_time_links(None, "info", {"request": f"GET {path}", "code": 200})
    assert "SECRET123" not in event["request"]
    assert event["code"] == 200


def test_other_addresses_stay():
    assert mask_one_time_links(None, "info", {"request": "GET /patents/7/"}) == {"request": "GET /patents/7/"}
