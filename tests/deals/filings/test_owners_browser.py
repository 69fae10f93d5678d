"""The page of a registered transfer in a browser: old and new owners at both widths, and the button."""

from __future__ import annotations

import pytest

from browser import PHONE, assert_fits, shoot, submit
from deals.filings.test_owners import NUMBER, REGISTERED, now, transfer_of_a_share
from factories import make_user
from panhuo.patents.api import owner_names, record_encumbrance
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.browser


def test_the_office_sees_both_owners_and_confirms_once(open_page, transactional_db, university, enterprise, problems):
    office = make_user(username="office", organisation=university)
    free, held = make_patents(university, 2, owners=(university.name, "示例科技有限公司"))
    filing = transfer_of_a_share(office, university, free, held)
    record_encumbrance(
        held, kind="preservation", organisation=university, first=REGISTERED, source="裁定书", actor=office
    )
    page = open_page(user=office)
    page.goto(f"/filings/{filing.pk}/")
    told = page.locator("#owners").inner_text()
    assert f"{university.name}、示例科技有限公司" in told
    assert f"{enterprise.name}、示例科技有限公司" in told
    assert "第一百零四条" in told
    assert_fits(page)
    shoot(page, "deals-owners-confirm")
    phone = open_page(user=office, size=PHONE)
    phone.goto(f"/filings/{filing.pk}/")
    assert_fits(phone)
    shoot(phone, "deals-owners-confirm-phone")

    submit(page, page.get_by_role("button", name="按登记结果变更专利权人"))

    assert "已变更 1 件专利的权利人" in page.content()
    assert not page.get_by_role("button", name="按登记结果变更专利权人").count()
    assert owner_names(now(free)) == [enterprise.name, "示例科技有限公司"]
    assert owner_names(now(held)) == [university.name, "示例科技有限公司"]
    page.goto(f"/patents/{free.pk}/")
    assert NUMBER in page.locator(".ph-events").inner_text()
    assert_fits(page)
