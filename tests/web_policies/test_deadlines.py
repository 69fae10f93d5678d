"""Deadlines are moved on the pages of the round and of the task."""

from __future__ import annotations

from datetime import date

import pytest

from browser import DESKTOP, PHONE, assert_fits, settled, shoot
from panhuo.policies.api import Campaign, HandIn


@pytest.mark.django_db
def test_the_officer_moves_the_rounds_day(client_of, office, officer, world):
    client, url = client_of(officer), f"/policies/campaigns/{world.campaign.pk}/"
    form = {"deadline": "2030-09-15", "reason": "学校放假"}
    assert client_of(office).post(f"{url}deadline/", form).status_code == 403
    for wrong, said in (({"reason": ""}, "改期限要写明理由"), ({"deadline": "下周"}, "请按 2026-05-31 的格式填写日期")):
        refused = client.post(f"{url}deadline/", form | wrong, follow=True, HTTP_REFERER=f"http://testserver{url}")
        assert said in refused.content.decode()
    assert Campaign.objects.get().deadline == date(2030, 8, 31)
    page = client.post(f"{url}deadline/", form, follow=True).content.decode()
    assert "期限已改为 2030-09-15，并已通知有关单位" in page
    assert "调整期限：2030-08-31 → 2030-09-15（学校放假）" in page
    assert set(HandIn.objects.values_list("deadline", flat=True)) == {date(2030, 9, 15)}
    assert "调整期限" in client_of(office).get(f"/policies/tasks/{world.task.pk}/").content.decode(), (
        "told in its story"
    )


@pytest.mark.django_db
def test_the_reviewer_moves_one_tasks_day(client_of, office, officer, outsider, world):
    url, form = f"/policies/tasks/{world.task.pk}/", {"deadline": "2030-10-01", "reason": "单独延期"}
    assert client_of(outsider).post(f"{url}deadline/", form).status_code == 404
    assert client_of(office).post(f"{url}deadline/", form).status_code == 403
    assert client_of(officer).post(f"{url}deadline/", form).status_code == 302
    assert HandIn.objects.get(pk=world.task.pk).deadline == date(2030, 10, 1)
    assert 'name="deadline"' not in client_of(office).get(url).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_form_fits(open_page, officer, world):
    for size, name in ((DESKTOP, "wide"), (PHONE, "phone")):
        page = open_page(user=officer, size=size)
        page.goto(f"/policies/campaigns/{world.campaign.pk}/")
        page.get_by_text("调整期限").click()
        settled(page)
        assert_fits(page)
        shoot(page, f"policies-deadline-{name}")
