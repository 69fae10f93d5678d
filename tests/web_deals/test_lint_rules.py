"""The page of promotional words and usual limits: everybody of a house reads it, the administrator edits it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from panhuo.deals.openlicence.api import LintKind, LintTable, caps_in_force, lint_version, shipped_rows, word_rows

pytestmark = pytest.mark.django_db


def url() -> str:
    return reverse("openlicence-rules")


@pytest.fixture
def admin(root) -> Client:
    client = Client()
    client.force_login(root)
    return client


def post(client: Client, what: str, *, kind: LintKind = LintKind.WORDS, **values: Any) -> Any:
    return client.post(url(), {"what": what, "seen": lint_version(kind), **values}, follow=True)


def test_members_read_what_statements_are_checked_by(office, client):
    client.force_login(office)
    page = client.get(url()).content.decode()
    for text in ("20,000,000 元", "20%", "40%", "开放许可声明的通常做法", "填补", "最佳实施", "平台默认"):
        assert text in page
    assert "整表替换" not in page
    assert "修改记录" not in page
    assert client.post(url(), {"what": "default_words", "seen": 0}).status_code == 403
    assert url() in client.get(reverse("openlicence-list")).content.decode()
    assert not LintTable.objects.exists()


def test_the_administrator_sets_the_limits(admin, root):
    values = {"fixed": "500,000", "net_sales": "7.5", "profit": "", "source": "示例指引第三条"}
    page = post(admin, "caps", kind=LintKind.CAPS, **values).content.decode()
    for text in ("已保存为新版本", "500,000 元", "7.5%", "不设上限", "示例指引第三条", "本平台自定", str(root)):
        assert text in page
    assert caps_in_force().net_sales == Decimal("7.5")
    answer = post(admin, "caps", kind=LintKind.CAPS, fixed="很多", net_sales="120", profit="", source="示例")
    assert answer.status_code == 422
    assert "“很多”不是金额" in answer.content.decode()
    answer = post(admin, "caps", kind=LintKind.CAPS, fixed="", net_sales="120", profit="", source="示例")
    assert "不超过 100" in answer.content.decode()
    assert 'value="120"' in answer.content.decode(), "what was typed stands there again"
    post(admin, "default_caps", kind=LintKind.CAPS)
    assert (caps_in_force().profit, LintTable.objects.count()) == (Decimal(40), 2)


def test_the_administrator_adds_and_removes_words(admin):
    page = post(admin, "words", words="包你满意\n稳赢", excepted="", note="2026 年审查意见").content.decode()
    assert "包你满意、稳赢" in page
    assert "2026 年审查意见" in page
    assert word_rows()[-1] == {"words": ["包你满意", "稳赢"], "note": "2026 年审查意见"}
    answer = post(admin, "words", words="优选", excepted="最优解", note="x")
    assert answer.status_code == 422
    assert "例外“最优解”里没有" in answer.content.decode()
    post(admin, "remove", at=len(word_rows()) - 1)
    assert word_rows() == list(shipped_rows())
    post(admin, "remove", at=0)
    assert len(word_rows()) == len(shipped_rows()) - 1
    assert "没有这条规则" in post(admin, "remove", at=999).content.decode()
    post(admin, "default_words")
    assert word_rows() == list(shipped_rows())


def test_the_whole_list_as_json(admin):
    rows = [{"pattern": "最(佳|优)", "except": ["最优解"]}]
    post(admin, "list", rows=json.dumps({"words": rows}), note="只留一条")
    assert word_rows() == rows
    for data, told in (
        ("{", "不是 JSON：第 1 行"),
        ("[]", "words 是一列规则"),
        (json.dumps({"words": [{"pattern": "最("}]}), "第 1 条：“最(”不是正则表达式"),
    ):
        answer = post(admin, "list", rows=data, note="x")
        assert answer.status_code == 422
        assert told in answer.content.decode()
    assert word_rows() == rows


def test_a_change_made_from_an_old_page_is_refused(admin):
    post(admin, "words", words="包你满意", excepted="", note="x")
    answer = admin.post(url(), {"what": "words", "seen": "0", "words": "稳赢", "excepted": "", "note": "y"})
    assert answer.status_code == 422
    assert "刚才有人改过" in answer.content.decode()
    answer = admin.post(url(), {"what": "remove", "seen": "", "at": "0"}, follow=True)
    assert "刚才有人改过" in answer.content.decode()
    assert lint_version(LintKind.WORDS) == 1
