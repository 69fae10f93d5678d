"""What pages of chains, events and subscriptions promise beyond the gate."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation

from exchange.events.scene import approved_event, make_scene
from factories import make_organisation, make_user
from panhuo.exchange.chains.api import create_chain, read_outline
from panhuo.exchange.events.api import (
    Campaign,
    MatchEvent,
    Person,
    accept,
    add_pair,
    badge_token,
    ensure_editions,
    invitation_token,
    invite_all,
)
from panhuo.exchange.subscriptions.api import Robot, Subscription, subscribe, unsubscribe_token
from panhuo.orgs.api import Job, tick


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, at: str, **data) -> str:
    response = client.post(at, data, follow=True) if data else client.get(at)
    assert response.status_code in {200, 422}, response.status_code
    return response.content.decode()


def refused(client: Client, at: str) -> str:
    """What the page says that a refused press of a button leads back to."""
    came_from = {"referer": "http://testserver/subscriptions/robots/"}
    return client.post(at, {}, follow=True, headers=came_from).content.decode()


def workbook(*rows) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("链.xlsx", out.getvalue())


def test_a_chain_from_a_workbook_names_the_wrong_row_and_keeps_what_is_there(office, university):
    chain = create_chain(university, title="示例链", actor=office, nodes=read_outline("甲\n  乙"))
    client, url = client_of(office), f"/chains/{chain.pk}/import/"
    said = page(client, url, file=workbook(["环节", "上级环节", "IPC"], ["甲", "", "H01M"], ["乙", "丙", ""]))
    assert "工作表“Sheet”第 3 行：没有名为“丙”的上级环节" in said
    said = page(client, url, file=workbook(["名称"], ["甲"]))
    assert "没有“环节”一列" in said
    assert chain.nodes.count() == 2
    said = page(client, url, file=workbook(["环节", "IPC"], ["丁", "H01M 10/05"]))
    assert "丁 ｜ IPC：H01M10/05" in said
    assert chain.nodes.count() == 2, "only shown"
    node = chain.nodes.get(name="甲")
    page(client, f"/chains/{chain.pk}/nodes/{node.pk}/edit/", name="甲甲", keywords="电芯，隔膜")
    assert chain.nodes.get(name="乙").parent.name == "甲甲"
    assert chain.nodes.get(name="甲甲").keywords == ["电芯", "隔膜"]
    said = page(client, f"/chains/{chain.pk}/versions/")
    assert "第 2 版" in said
    page(client, f"/chains/{chain.pk}/restore/", number="1")
    assert chain.nodes.filter(name="甲").exists()


def test_a_link_answers_for_one_invitation_only_and_badges_work_on_the_day(db):
    scene = make_scene()
    event = approved_event(scene)
    pair = add_pair(event, supply="示例甲", demand="示例乙", actor=scene.clerk)
    stranger = Client()
    assert stranger.get(f"/r/event/{invitation_token(pair.demand)}/").status_code == 404
    invite_all(event, actor=scene.clerk)
    url = f"/r/event/{invitation_token(pair.demand)}/"
    assert "一行一人" in page(stranger, url)
    assert "请填写参会人姓名" in page(stranger, url, people=",")
    assert "答复已收到" in page(stranger, url, people="来宾,经理\n另一位", away=["1"])
    pair.demand.refresh_from_db()
    assert (pair.demand.state, pair.demand.away) == ("accepted", [1])
    assert page(stranger, url, decline="1", reason="有事").count("不参加") >= 1
    accept(pair.demand, people=[Person("来宾")])
    badge = f"/r/badge/{badge_token(pair.demand.attendees.get(name='来宾'))}/"
    assert "活动当天" in page(stranger, badge)
    MatchEvent.objects.update(state="scheduled", starts_at=timezone.now())
    assert "签到成功" in page(stranger, badge, ok="1")
    assert "已经签到过了" in page(stranger, badge, ok="1")
    desk = page(client_of(scene.clerk), f"/events/{event.pk}/checkin/?q=来宾")
    assert "已签到" in desk
    assert client_of(scene.person_of(scene.firms[0])).get(f"/events/{event.pk}/checkin/").status_code == 404


def test_only_the_administrator_writes_campaigns(root, office):
    ensure_editions()
    one = Campaign.objects.filter(basis="unknown").first()
    assert client_of(office).get(f"/events/campaigns/{one.pk}/").status_code == 403
    values = {"series": one.series_id, "year": one.year, "starts_on": f"{one.year}-03-01", "ends_on": ""}
    said = page(client_of(root), f"/events/campaigns/{one.pk}/", **values)
    assert "已保存" in said
    assert "管理员填写" in said


def test_a_list_is_saved_as_a_subscription_and_ended_by_its_link(office):
    client = client_of(office)
    form = page(client, "/subscriptions/new/?target=patents&state=valid&ipc=F01K&q=%E6%B3%B5")
    assert 'value="泵"' in form
    values = {"name": "我的泵", "target": "patents", "q": "泵", "per_week": "5", "rhythm": "weekly", "by_app": "on"}
    page(client, "/subscriptions/new/?target=patents&state=valid&ipc=F01K&q=%E6%B3%B5", **values)
    made = Subscription.objects.get()
    assert made.filters == {"q": ["泵"], "state": ["valid"], "ipc": ["F01K"]}
    assert "F01K" in page(client, "/subscriptions/")
    url = f"/r/unsubscribe/{unsubscribe_token(made)}/"
    stranger = Client(enforce_csrf_checks=True)
    assert "不再接收“我的泵”" in page(stranger, url)
    made.refresh_from_db()
    assert made.state == "active", "looking at the link ends nothing"
    assert "已退订“我的泵”" in page(stranger, url, **{"List-Unsubscribe": "One-Click"})
    made.refresh_from_db()
    assert made.state == "ended"
    assert stranger.get("/r/unsubscribe/1:x/").status_code == 404


def test_industries_and_regions_may_be_named(office):
    client = client_of(office)
    values = {"name": "本省金属制品", "target": "needs", "per_week": "5", "rhythm": "daily", "by_app": "on"}
    said = page(client, "/subscriptions/new/", region="浙江省", industry="不是行业", **values)
    assert "认不出的行业" in said
    page(client, "/subscriptions/new/", region="浙江省、3200", industry="金属制品业", **values)
    assert Subscription.objects.get().filters == {"industry": ["C33"], "region": ["330000", "320000"]}


def test_the_address_of_a_robot_is_never_shown(university, root):
    admin = make_user(organisation=university, role="admin")
    client = client_of(admin)
    values = {
        "organisation": university.pk, "name": "转化群", "kind": "feishu", "secret": "sss",
        "url": "https://open.hook.example/bot/v2/hook/very-secret",
    }  # fmt: skip
    said = page(client, "/subscriptions/robots/", **values)
    assert Robot.objects.get().name == "转化群"
    assert "very-secret" not in said
    assert "sss" not in said
    assert "管理员还没有允许向群机器人发送" in refused(client, f"/subscriptions/robots/{Robot.objects.get().pk}/test/")
    assert client.get("/subscriptions/outbound/").status_code == 403
    said = page(client_of(root), "/subscriptions/outbound/", mail_on="on", site_url="https://p.example")
    assert "PANHUO_EMAIL_HOST" in said
    stranger = make_user(organisation=make_organisation())
    assert "转化群" not in page(client_of(stranger), "/subscriptions/robots/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_lists_answer_to_everybody_without_an_account(db, language):
    client = Client(headers={"Accept-Language": language})
    for url in (
        "/chains/",
        "/events/",
        "/events/?year=2026&campaign=x&state=held",
        "/events/export/",
        "/events/campaigns/",
    ):
        assert client.get(url).status_code == 200
    translation.deactivate()


def test_the_clock_starts_the_work(office):
    subscribe(office, target="needs", values={"name": "全部"})
    tick()
    assert {"subscriptions.send", "events.follow"} <= set(Job.objects.values_list("kind", flat=True))
    assert mail.outbox == []
