"""News reach whom they concern, once, in the way they chose, and never after they ended it."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from exchange.subscriptions.receivers import mail_server, robot_server
from factories import make_region, make_user
from panhuo.exchange.subscriptions.api import (
    Sending,
    SentDigest,
    Subscription,
    Told,
    add_robot,
    change_subscription,
    collect,
    deliver,
    outbound,
    pause,
    set_outbound,
    subscribe,
    subscription_by_token,
    unsubscribe,
    unsubscribe_token,
)
from panhuo.exchange.subscriptions.api import (
    test_robot as try_robot,
)
from panhuo.matching.api import rebuild_index
from panhuo.needs.models import EnterpriseProfile, Need
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Notification
from panhuo.patents.models import Patent

NEED = {"visibility": "members", "industry": "C33"}


def need(enterprise, title, **more) -> Need:
    return Need.objects.create(organisation=enterprise, title=title, **(NEED | more))


def on(root, *, places=(), **more) -> None:
    wanted = {"mail_on": True, "robots_on": True, "site_url": "https://panhuo.example.org"} | more
    set_outbound(inner_hosts=list(places), actor=root, **wanted)


@pytest.fixture
def smtp(settings):
    with mail_server() as post:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_CAN_SEND = "127.0.0.1", post.port, True
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield post


@pytest.fixture
def subscription(office) -> Subscription:
    filters = {"industry": ["C33"], "region": ["330000"]}
    return subscribe(office, target="needs", values={"name": "本省金属制品", "per_week": 3}, filters=filters)


def test_rules_by_industry_region_and_size_and_never_twice(subscription, office, enterprise):
    EnterpriseProfile.objects.create(organisation=enterprise, size="small")
    here = make_region()
    wanted = need(enterprise, "要一种阀门", region=here)
    need(enterprise, "要一种药", region=here, industry="C27")
    need(enterprise, "外省的阀门", region=make_region("320000", "江苏省"))
    need(enterprise, "不公开的阀门", region=here, visibility="organisation")
    change_subscription(subscription, values={"sizes": ["small"]}, filters=None, actor=office)
    other = subscribe(office, target="needs", values={"name": "全部"})
    Need.objects.update(updated_at=timezone.now())
    assert collect() == 2
    assert list(Told.objects.filter(digest__subscription=subscription).values_list("item", flat=True)) == [wanted.pk]
    told = list(Told.objects.filter(digest__subscription=other).values_list("item", flat=True))
    assert wanted.pk not in told, "two subscriptions of one person tell of one thing once"
    assert len(told) == 2
    assert Notification.objects.filter(user=office, text__contains="有 1 条新内容").count() == 1
    later = timezone.now() + timedelta(days=1)
    assert collect(now=later) == 0


def test_at_most_so_many_a_week_and_the_rest_later(subscription, enterprise):
    for number in range(5):
        need(enterprise, f"阀门 {number}", region=make_region())
    assert collect() == 1
    digest = SentDigest.objects.get()
    assert (digest.told.count(), digest.more) == (3, 2)
    assert collect(now=timezone.now() + timedelta(days=1)) == 0
    assert collect(now=timezone.now() + timedelta(days=8)) == 1
    assert Told.objects.count() == 5


def test_a_saved_search_by_meaning(office, settings):
    settings.ENCODER = "none"
    text = "质子交换膜电解水制氢"
    made = subscribe(office, target="patents", values={"name": "制氢", "text": text, "rhythm": "soon"})
    near = Patent.objects.create(title="一种质子交换膜电解槽", abstract="用于电解水制氢。")
    Patent.objects.create(title="一种犁", abstract="用于耕地。")
    rebuild_index()
    collect()
    assert Told.objects.filter(digest__subscription=made).first().item == near.pk
    with pytest.raises(InvalidInput, match="只能用于专利"):
        subscribe(office, target="needs", values={"name": "x", "text": text})


def test_nothing_leaves_before_the_administrator_says_so(office, root, enterprise, smtp, settings):
    made = subscribe(office, target="needs", values={"name": "邮件", "by_app": False, "by_mail": True})
    first = need(enterprise, "要一种阀门")
    assert collect() == 0
    assert deliver() == {"unclear": 0}
    settings.EMAIL_CAN_SEND = False
    with pytest.raises(InvalidInput, match="PANHUO_EMAIL_HOST"):
        on(root)
    settings.EMAIL_CAN_SEND = True
    with pytest.raises(NotAllowed):
        on(office)
    on(root)
    assert collect() == 1
    assert deliver()["sent"] == 1
    letter = message_from_bytes(smtp.letters[0], policy=policy.default)
    assert letter["To"] == office.email
    assert letter["Subject"] == "“邮件”有 1 条新内容"
    plain = letter.get_body(("plain",)).get_content()
    assert first.title in plain
    assert f"https://panhuo.example.org/needs/{first.pk}/" in plain
    link = letter["List-Unsubscribe"].strip("<>")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert subscription_by_token(token) == made
    assert subscription_by_token(token[:-1]) is None

    # Ended by the link: what waits already is not sent.
    need(enterprise, "要另一种阀门")
    collect(now=timezone.now() + timedelta(days=1))
    unsubscribe(subscription_by_token(token))
    assert deliver() == {"unclear": 0}
    assert Sending.objects.last().state == "dropped"
    assert len(smtp.letters) == 1


def test_what_is_hidden_since_is_not_sent(office, root, enterprise, smtp):
    subscribe(office, target="needs", values={"name": "邮件", "by_mail": True})
    hidden = need(enterprise, "要一种阀门")
    on(root)
    collect()
    Need.objects.filter(pk=hidden.pk).update(visibility="organisation")
    assert deliver()["dropped"] == 1
    assert smtp.letters == []


def test_a_mail_server_that_says_later_is_asked_again(office, root, enterprise, smtp):
    subscribe(office, target="needs", values={"name": "邮件", "by_app": False, "by_mail": True})
    need(enterprise, "要一种阀门")
    on(root)
    collect()
    smtp.refuse = 550
    assert deliver()["failed"] == 1
    Sending.objects.update(state="waiting")
    smtp.refuse = None
    assert deliver(now=timezone.now() + timedelta(hours=1))["sent"] == 1


@pytest.mark.parametrize("kind", ["wecom", "dingtalk", "feishu"])
def test_a_group_hears_of_public_records_only(kind, root, university, enterprise):
    admin = make_user(organisation=university, role="admin")
    with robot_server() as group:
        group.answer = {"code": 0} if kind == "feishu" else {"errcode": 0}
        url = f"http://{group.place}/robot/send?access_token=t"
        with pytest.raises(InvalidInput, match="https"):
            add_robot(university, name="转化群", kind=kind, url=url, actor=admin)
        on(root, places=[group.place], mail_on=False)
        robot = add_robot(university, name="转化群", kind=kind, url=url, secret="s", actor=admin)
        try_robot(robot, actor=admin)
        made = subscribe(admin, target="needs", values={"name": "群里的需求", "robot": robot})
        need(enterprise, "成员才看得到的阀门")
        need(enterprise, "公开的阀门", visibility="public")
        assert collect() == 1
        assert deliver()["sent"] == 1
        assert deliver() == {"unclear": 0}
        _path, body = group.got[-1]
        assert len(group.got) == 2
        assert "公开的阀门" in str(body)
        assert "成员才看得到" not in str(body)
        assert made.subscriber == f"robot:{robot.pk}"
        stranger = make_user()
        with pytest.raises(NotAllowed):
            subscribe(stranger, target="needs", values={"name": "x", "robot": robot})


def test_what_may_have_arrived_is_not_sent_again(root, university, enterprise):
    admin = make_user(organisation=university, role="admin")
    with robot_server() as group:
        on(root, places=[group.place], mail_on=False)
        robot = add_robot(university, name="群", kind="wecom", url=f"http://{group.place}/", actor=admin)
        subscribe(admin, target="needs", values={"name": "需求", "robot": robot, "rhythm": "soon"})
        need(enterprise, "第一个", visibility="public")
        group.answer = None
        collect()
        assert deliver()["unclear"] == 1
        assert deliver() == {"unclear": 0}
        assert len(group.got) == 1
        need(enterprise, "第二个", visibility="public")
        group.answer, group.status = {"errcode": 0}, 503
        collect()
        assert deliver()["waiting"] == 1
        assert deliver() == {"unclear": 0}, "not before its time"
        group.status = 200
        assert deliver(now=timezone.now() + timedelta(minutes=2))["sent"] == 1
        need(enterprise, "第三个", visibility="public")
        group.status = 302
        collect()
        assert deliver()["failed"] == 1
        assert all(path == "/" for path, _body in group.got), "nowhere else"
        need(enterprise, "第四个", visibility="public")
        group.status = 200
        collect()
        Sending.objects.filter(state="waiting").update(state="sending")  # the worker was killed here
        assert deliver() == {"unclear": 1}
        set_outbound(mail_on=False, robots_on=True, site_url="https://p.example", inner_hosts=[], actor=root)
        with pytest.raises(DomainError, match="https"):
            try_robot(robot, actor=admin)
        assert outbound().inner_hosts == []


def test_a_pause_is_not_caught_up_with(subscription, office, enterprise, outsider):
    pause(subscription, paused=True, actor=office)
    need(enterprise, "阀门", region=make_region())
    assert collect() == 0
    pause(subscription, paused=False, actor=office)
    assert collect() == 0
    with pytest.raises(NotAllowed):
        pause(subscription, paused=True, actor=outsider)
    assert not Subscription.objects.visible_to(outsider).exists()
    assert unsubscribe_token(subscription)
