"""Every page of these rooms at both widths: it fits, and the browser has nothing to complain of."""

from __future__ import annotations

import pytest

from browser import DESKTOP, PHONE, assert_fits, settled, shoot
from panhuo.policies.api import Policy, hand_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = ("/policies/public/",)
OFFICER = (
    "/policies/", "/policies/upload/", "/policies/new/", "/policies/findings/", "/policies/rules/",
    "/policies/dashboard/", "/policies/layout/", "/policies/campaigns/", "/policies/campaigns/new/",
    "/policies/campaigns/{campaign}/", "/policies/tasks/{task}/", "/policies/referrals/", "/policies/{notice}/",
    "/policies/{notice}/edit/",
)  # fmt: skip


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "wide"), (PHONE, "phone")])
def test_pages_fit_and_are_quiet(open_page, world, office, officer, size, name):
    hand_in(world.task, actor=office)
    Policy.objects.update(is_published=True)
    ids = {"campaign": world.campaign.pk, "task": world.task.pk, "notice": world.notice.pk}
    for person, urls in ((None, PUBLIC), (officer, OFFICER)):
        page = open_page(user=person, size=size)
        for url in urls:
            response = page.goto(url.format(**ids))
            settled(page)
            assert response.status == 200, url
            assert page.locator("h1").count() == 1, url
            assert_fits(page)
            for box in page.locator("[data-chart]").all():
                assert box.locator("svg").count() == 1, f"{url}: no picture"
            shoot(page, f"policies-{name}{url.replace('{', '').replace('}', '').replace('/', '-')}")
