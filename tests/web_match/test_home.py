"""The home page: whose turn is it?"""

from __future__ import annotations

import re

from panhuo.needs.api import NeedValues, save_need
from panhuo.orgs.api import log_event, notify


def texts(response):
    return [turn.text for turn in response.context["turns"]]


def test_a_stranger_reads_what_it_is_and_sees_a_real_match(client, world):
    response = client.get("/")
    page = response.content.decode()
    assert "让闲置的专利" in page
    assert "机密" not in page
    example = client.get("/home/example/")
    assert example.context["shown"]["card"].record == world.heater
    assert "机密" not in example.content.decode()


def test_without_records_the_page_stands_all_the_same(client, db):
    assert client.get("/").status_code == 200
    assert client.get("/home/example/").content.decode().strip() == ""


def test_the_example_goes_when_its_need_is_withdrawn(client, world):
    assert client.get("/home/example/").context["shown"]
    type(world.need).objects.filter(pk=world.need.pk).update(visibility="organisation")
    assert client.get("/home/example/").context["shown"] is None


def test_latest_matches_are_those_of_ones_own_needs(client_of, world, firm):
    lines = client_of(firm).get("/home/matches/").context["matches"]
    assert (world.need, world.heater) in [(line["match"].need, line["match"].hit.patent) for line in lines]


def test_a_new_institution_is_led_to_its_import_and_a_new_installation_to_its_first_organisation(client_of, db, root):
    assert any("还没有机构" in text for text in texts(client_of(root).get("/")))
    from factories import make_organisation, make_user

    newcomer = make_user(organisation=make_organisation(name="示例新学院"))
    assert "导入“示例新学院”的专利清单" in texts(client_of(newcomer).get("/"))


def test_figures_lead_to_the_records_that_they_count(client, client_of, world, office):
    for person in (None, office):
        session = client_of(person)
        for figure in session.get("/").context["figures"]:
            for label, number, url in [(figure.label, figure.value, figure.url), *figure.parts]:
                page = session.get(url)
                assert page.status_code == 200
                listed = page.context["page"].paginator.count
                assert listed == number, f"{label}: {number}, but {url} lists {listed}"


def test_an_own_need_waits_until_its_matches_were_looked_at(client_of, world, firm):
    client = client_of(firm)
    waiting = f"需求“{world.need.title}”的匹配还没有看过"
    assert waiting in texts(client.get("/"))
    client.get(f"/needs/{world.need.pk}/match/")
    assert waiting not in texts(client.get("/"))


def test_needs_of_others_are_nobodys_turn(client_of, world, office):
    assert not any("还没有看过" in text for text in texts(client_of(office).get("/")))


def test_what_waits_longest_stands_first(client_of, world, firm):
    save_need(NeedValues(title="后来的需求", text="乙"), organisation=world.enterprise, actor=None)
    notify(users=[firm], text="导入完成", key="k")
    dates = [turn.since for turn in client_of(firm).get("/").context["turns"] if turn.since]
    assert dates == sorted(dates)
    assert len(dates) >= 3


def test_read_notifications_no_longer_wait(client_of, world, firm):
    notify(users=[firm], text="导入完成", url="/imports/", key="k")
    client = client_of(firm)
    assert "导入完成" in texts(client.get("/"))
    note = firm.notifications.get()
    assert client.post(f"/notifications/{note.pk}/")["Location"] == "/imports/"
    assert "导入完成" not in texts(client.get("/"))


def test_an_enterprise_without_a_profile_is_asked_for_one(client_of, enterprise, firm):
    assert any("画像" in text for text in texts(client_of(firm).get("/")))


def test_the_count_in_the_heading_is_that_of_the_list(client_of, world, firm):
    response = client_of(firm).get("/")
    assert f"轮到您了：{len(response.context['turns'])} 件事" in response.content.decode()


def test_fitting_matches_are_listed_behind_their_figure(client_of, world, firm, outsider):
    client = client_of(firm)
    client.post(f"/needs/{world.need.pk}/match/rate/", {"patent": world.heater.pk, "value": "3", "reason": "正合用"})
    page = client.get("/fitting/").content.decode()
    assert "正合用" in page
    assert world.heater.title in page
    assert "正合用" not in client_of(outsider).get("/fitting/").content.decode()


def test_events_of_others_are_not_shown(client_of, world, outsider):
    log_event(object_type="need", object_id=world.private_need.pk, verb="changed", organisation=world.enterprise)
    page = client_of(outsider).get("/").content.decode()
    assert not re.search("机密", page)
