"""Findings and reported matters as Excel: what the page shows, narrowed the same way, and nothing of others."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from panhuo.policies.api import answer_referral, overrule_finding, refer

pytestmark = pytest.mark.django_db


def rows_of(response) -> list[list[str]]:
    assert response.status_code == 200
    book = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))
    return [["" if cell is None else str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]


def test_findings_are_exported_as_narrowed(client_of, office, world):
    first = world.rules.findings.order_by("article__position").first()
    overrule_finding(first, reason="=不是考核办法", actor=office)
    client = client_of(office)
    head, *rows = rows_of(client.get("/policies/findings/list.xlsx"))
    assert len(rows) == 3
    assert {row[head.index("政策名称")] for row in rows} == {world.rules.title}
    assert [row[head.index("语句")] for row in rows][1:] == [
        "年度考核以专利申请数量排名，排名末位的不予续聘。", "对授权发明专利每件奖励3000元。"
    ]  # fmt: skip
    assert all(row[head.index("依据")] and row[head.index("关键文字")] for row in rows)
    [row] = rows_of(client.get("/policies/findings/list.xlsx?state=overruled"))[1:]
    assert row[head.index("状态")] == "已否定"
    assert row[head.index("否定理由")] == "=不是考核办法", "a text, not a formula"
    assert row[head.index("决定时间")]
    assert rows_of(client.get("/policies/findings/list.xlsx?state=confirmed"))[1:] == []
    assert "list.xlsx?state=overruled" in client.get("/policies/findings/?state=overruled").content.decode()


def test_others_findings_are_not_in_the_file(client_of, officer, outsider, world):
    rows = rows_of(client_of(officer).get("/policies/findings/list.xlsx"))[1:]
    assert {row[1] for row in rows} == {world.notice.title}
    assert rows_of(client_of(outsider).get("/policies/findings/list.xlsx"))[1:] == []
    assert client_of(None).get("/policies/findings/list.xlsx").status_code == 302


def test_referrals_are_narrowed_counted_and_exported(
    client_of, office, officer, outsider, authority, university, world
):
    inside = refer(organisation=university, text="上级文件有要求", to=authority, policy=world.rules, actor=office)
    refer(organisation=university, text="部门规章怎么办", to_name="示例部", actor=office)
    answer_referral(inside, answer="按新规办", actor=officer)
    client, url = client_of(office), "/policies/referrals/list.xlsx"
    head, *rows = rows_of(client.get(url))
    assert [row[head.index("需要研究的事项")] for row in rows] == ["部门规章怎么办", "上级文件有要求"]
    assert rows[1][head.index("有关政策")] == world.rules.title
    assert rows[1][head.index("答复")] == "按新规办"
    [row] = rows_of(client.get(f"{url}?state=pending"))[1:]
    assert row[head.index("上级部门")] == "示例部"
    assert rows_of(client.get(f"{url}?to=elsewhere"))[1:] == [row]
    assert len(rows_of(client.get(f"{url}?to=elsewhere&to={authority.pk}"))[1:]) == 2
    page = client.get("/policies/referrals/?state=done").content.decode()
    assert "1 件事项" in page
    assert "上级文件有要求" in page
    assert "部门规章怎么办" not in page
    asked = rows_of(client_of(officer).get(url))[1:]
    assert [row[head.index("需要研究的事项")] for row in asked] == ["上级文件有要求"]
    assert asked[0][head.index("有关政策")] == "", "the policy itself isn't shared by the report"
    assert rows_of(client_of(outsider).get(url))[1:] == []
