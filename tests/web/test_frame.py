"""What the frame of every page shows."""

from __future__ import annotations

from panhuo.orgs.api import mark_read, notify


def test_the_account_menu_counts_what_is_unread(client_of, office):
    notify(users=[office], text="有一条待办", key="one")
    desk = client_of(office)
    assert '<span class="ph-count" title="未读通知">1</span>' in desk.get("/about/").content.decode()
    mark_read(office)
    assert "未读通知" not in desk.get("/about/").content.decode()
    assert "未读通知" not in client_of(None).get("/about/").content.decode()
