"""Two versions of a policy side by side."""

from __future__ import annotations

from html import unescape

import pytest

from browser import DESKTOP, PHONE, assert_fits, settled, shoot
from panhuo.policies.api import adopt_mends, close_mend, save_mend
from panhuo.policies.domain.mend import MendValues
from web_policies.test_pages import BETTER


@pytest.fixture
def amended(world, office):
    """第一条 amended, 第三条 and 第四条 repealed."""
    for label, action, new in (("第一条", "amend", BETTER), ("第三条", "repeal", ""), ("第四条", "repeal", "")):
        article = world.rules.versions.get(number=1).articles.get(label=label)
        values = MendValues(
            action=action, owner_name="人事处", deadline="2030-08-31", new_text=new, reason="",
            repealed_by="校发〔2030〕1号",
        )  # fmt: skip
        close_mend(save_mend(article, values, actor=office), actor=office)
    adopt_mends(world.rules, actor=office)
    return world.rules


@pytest.mark.django_db
def test_what_was_changed_and_removed_is_shown_side_by_side(client_of, office, amended):
    client, url = client_of(office), f"/policies/{amended.pk}/compare/"
    page = unescape(client.get(url).content.decode())
    assert "修改 1，删除 2" in page
    assert '<del class="po-gone">对授权发明专利每件奖励3000元。</del>' in page
    assert '<ins class="po-new">' in page
    assert "教学工作按学校规定执行" not in page, "what did not change is folded away"
    assert "未发现问题" in page, "the new text no longer breaks a rule"
    assert "教学工作按学校规定执行" in client.get(f"{url}?kind=same").content.decode()
    back = unescape(client.get(f"{url}?old=2&new=1").content.decode())
    assert "修改 1，新增 2" in back
    assert "两个版本的条文相同" in client.get(f"{url}?old=1&new=1").content.decode()
    assert client.get(f"{url}?old=7").status_code == 404
    assert f"{url}" in client.get(f"/policies/{amended.pk}/").content.decode()


@pytest.mark.django_db
def test_only_who_sees_the_policy_compares_its_versions(client_of, officer, outsider, office, amended, world):
    for person in (officer, outsider):
        assert client_of(person).get(f"/policies/{amended.pk}/compare/").status_code == 404
    assert client_of(officer).get(f"/policies/{world.notice.pk}/compare/").status_code == 404, "one version only"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_comparison_fits(open_page, office, amended):
    for size, name in ((DESKTOP, "wide"), (PHONE, "phone")):
        page = open_page(user=office, size=size)
        page.goto(f"/policies/{amended.pk}/compare/")
        settled(page)
        assert_fits(page)
        shoot(page, f"policies-compare-{name}")
