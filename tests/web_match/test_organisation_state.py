"""The pages on which an organisation's facts are put right, and on which it is closed."""

from __future__ import annotations

import pytest

from factories import make_region, make_user
from panhuo.orgs.api import Organisation, OrganisationStatus, RegionLevel, Role
from panhuo.patents.api import Visibility
from web.records import plain

USCC = "91330100799655058B"


@pytest.fixture
def manager(university):
    return make_user(username="manager", organisation=university, role=Role.ADMIN)


def test_facts_are_put_right_on_a_page_and_stand_in_the_history(client_of, root, university):
    city = make_region("330100", "杭州市", RegionLevel.CITY)
    own, page = client_of(root), f"/organisation/{university.pk}/"
    assert f"{page}correct/" in own.get(page).content.decode()
    wrong = own.post(f"{page}correct/", {"kind": "institute", "region": city.pk, "uscc": "91330100799655058A"})
    assert wrong.status_code == 422
    assert "校验位不对" in wrong.content.decode()
    own.post(f"{page}correct/", {"kind": "institute", "region": city.pk, "uscc": USCC})
    text = own.get(page).content.decode()
    for said in (USCC, "杭州市", "更正：类型 高校 → 科研机构"):
        assert said in text


def test_its_administrator_sets_the_region_but_not_the_kind(client_of, manager, university):
    city = make_region("330100", "杭州市", RegionLevel.CITY)
    client_of(manager).post(f"/organisation/{university.pk}/correct/", {"kind": "authority", "region": city.pk})
    university.refresh_from_db()
    assert (university.kind, university.region) == ("university", city)


def test_others_are_neither_offered_nor_obeyed(client_of, office, manager, outsider, university):
    page = f"/organisation/{university.pk}/"
    for user in (office, outsider):
        other = client_of(user)
        assert "correct/" not in other.get(page).content.decode()
        assert other.post(f"{page}correct/", {"kind": "enterprise"}).status_code == 403
    boss = client_of(manager)
    assert "close/" not in boss.get(page).content.decode()
    for step in ("close/", "reopen/"):
        assert boss.post(f"{page}{step}").status_code == 403
    assert Organisation.objects.get(pk=university.pk).status == OrganisationStatus.ACTIVE


def test_closing_says_first_what_it_means_and_is_undone(client, client_of, root, office, university):
    shown = plain("一种公开装置", holder=university)
    hidden = plain("一种内部装置", holder=university, visibility=Visibility.ORGANISATION)
    own, page = client_of(root), f"/organisation/{university.pk}/"
    text = own.get(f"{page}close/").content.decode()
    assert "其中 1 人不属于其他正常的机构" in text
    assert "仅本机构可见的专利记录" in text
    assert Organisation.objects.get(pk=university.pk).status == OrganisationStatus.ACTIVE
    own.post(f"{page}close/", {"reason": "并入他校"})
    member = client_of(office)
    assert member.get(f"/patents/{hidden.pk}/").status_code == 404
    assert client.get(f"/patents/{shown.pk}/").status_code == 200
    assert "本机构已停用" in member.get(page).content.decode()
    assert "停用：并入他校" in own.get(page).content.decode()
    own.post(f"{page}reopen/")
    assert member.get(f"/patents/{hidden.pk}/").status_code == 200
