"""Pages of pasted needs, answers and contacts, without a browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from panhuo.exchange.answers.api import AnswerRequest, ask
from panhuo.exchange.contacts.api import Contact, accept, approval_token, ask_approval, ask_contact
from panhuo.matching.api import MatchRating, patents_for_need, rate_match, sync_index
from panhuo.needs.api import Need, NeedValues, name_organisations, named_organisations, save_need
from portfolio.inventory.scene import make_patent

TEXT = "寻求锂电池预热装置。问题：电池低温容量衰减严重。指标：预热时间不超过 10 min。条件：环境温度 -30～40 ℃。"


@pytest.fixture(autouse=True)
def _words_only(settings) -> None:
    settings.ENCODER = "none"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def posted(organisation, **said):
    return {
        "step": "save", "read_text": TEXT, "text": TEXT, "title": "电池预热", "organisation": organisation.pk,
        "visibility": "members",
    } | said  # fmt: skip


def test_a_template_left_empty_is_refused_and_nothing_is_saved(firm):
    client = client_of(firm)
    page = client.get("/needs/paste/?template=chemistry").content.decode()
    assert "纯度不低于 ____ %" in page
    answer = client.post("/needs/paste/", {"step": "read", "text": "产品或反应：\n使用条件：温度 ____ ℃"})
    assert answer.status_code == 422
    assert "模板还没有填写" in answer.content.decode()
    assert not Need.objects.exists()


def test_what_was_refused_comes_back_with_all_that_was_typed(firm, enterprise):
    answer = client_of(firm).post(
        "/needs/paste/", posted(enterprise, visibility="named", named="没有这家大学", title="我的标题")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有名为“没有这家大学”的机构" in page
    assert "我的标题" in page
    assert TEXT in page
    assert not Need.objects.exists()


def test_a_named_anonymous_need_with_files_is_saved_as_said(firm, enterprise, university, office, outsider):
    files = [SimpleUploadedFile("a.pdf", b"%PDF-1"), SimpleUploadedFile("b.exe", b"MZ")]
    said = {
        "visibility": "named",
        "named": f"{university.name}\n",
        "is_anonymous": "on",
        "files": files,
        "ask_now": "on",
    }
    page = client_of(firm).post("/needs/paste/", posted(enterprise, **said), follow=True).content.decode()
    need = Need.objects.get()
    assert "“b.exe”的内容不是" in page
    assert (need.is_anonymous, named_organisations(need), need.attachments.count()) == (True, [university], 1)
    assert AnswerRequest.objects.get().organisation == university
    assert need.reading["figures"][0]["unit"] == "min"
    file = f"/needs/files/{need.attachments.get().pk}/"
    assert client_of(outsider).get(file).status_code == 404
    answer = client_of(office).get(file)
    assert (answer.status_code, answer["Content-Disposition"].startswith("attachment")) == (200, True)
    assert b"".join(answer.streaming_content) == b"%PDF-1"
    assert enterprise.name not in client_of(office).get(f"/needs/{need.pk}/").content.decode()


def test_an_anonymous_firm_stands_nowhere(firm, enterprise, university, office, client):
    patent = make_patent(university, title="一种锂电池预热装置", abstract="锂电池预热装置", visibility="public")
    values = NeedValues(title="锂电池预热装置", text=TEXT, visibility="public", is_anonymous=True)
    need = save_need(values, organisation=enterprise, actor=firm).need
    sync_index()
    desk = client_of(office)
    for reader in (client, desk):
        for url in (
            "/", "/needs/", f"/needs/{need.pk}/", f"/needs/{need.pk}/match/", f"/patents/{patent.pk}/needs/",
            f"/patents/{patent.pk}/takers/", f"/patents/{patent.pk}/match/", "/api/v1/needs", f"/api/v1/needs/{need.pk}",
        ):  # fmt: skip
            assert enterprise.name not in reader.get(url).content.decode(), url
        for found_by in (f"q={enterprise.name}", f"organisation={enterprise.pk}"):
            assert need.title not in reader.get(f"/needs/?{found_by}").content.decode(), found_by
    assert "匿名企业" in desk.get(f"/needs/{need.pk}/").content.decode()
    assert enterprise.name in client_of(firm).get(f"/needs/{need.pk}/").content.decode()


def test_ones_own_ratings_order_ones_own_list_and_nobody_elses(firm, enterprise, university, office):
    texts = ("锂电池预热装置", "锂电池预热装置的外壳", "锂电池预热装置的支架")
    for text in texts:
        make_patent(university, title=f"一种{text}", abstract=f"提供{text}", visibility="public")
    sync_index()
    need = save_need(
        NeedValues(title="锂电池预热装置", text=TEXT, visibility="public"), organisation=enterprise, actor=firm
    ).need
    first, second, third = (hit.patent for hit in patents_for_need(need, user=firm).hits)
    rate_match(need=need, patent=first, side="demand", user=firm, value=1, reasons=("costly",))
    rate_match(need=need, patent=third, side="demand", user=firm, value=3)
    mine = patents_for_need(need, user=firm)
    assert [hit.patent for hit in mine.hits] == [third, second, first]
    assert [hit.rank for hit in mine.hits] == [1, 2, 3]
    assert any("评价调整顺序" in note for note in mine.notes)
    assert [hit.patent for hit in patents_for_need(need, user=office).hits] == [first, second, third]
    page = client_of(office).get("/answers/ratings/").content.decode()
    assert "成本或价格太高 1" in page
    assert enterprise.name not in page


def test_reasons_are_chosen_on_the_match_page(firm, enterprise, university):
    patent = make_patent(university, visibility="public")
    need = save_need(NeedValues(title="换热", text=TEXT, visibility="public"), organisation=enterprise, actor=firm).need
    said = {"patent": patent.pk, "value": "1", "reasons": ["immature", "team"], "reason": "太早"}
    page = client_of(firm).post(f"/needs/{need.pk}/match/rate/", said, headers={"HX-Request": "true"}).content.decode()
    assert "不够成熟、太早" in page
    assert MatchRating.objects.get().reasons == ["immature"]


def test_the_pages_speak_english(firm, enterprise, university, office):
    need = save_need(
        NeedValues(title="电池", text=TEXT, visibility="members"), organisation=enterprise, actor=firm
    ).need
    request = ask(need, organisation=university, actor=firm)
    contact = accept(
        ask_contact(need=need, demand=enterprise, supply=university, asked_by="demand", actor=firm), actor=office
    )
    client = client_of(office)
    client.cookies["django_language"] = "en"
    for url in ("/answers/", f"/answers/{request.pk}/", "/contacts/", f"/contacts/{contact.pk}/", "/answers/export/"):
        assert client.get(url).status_code == 200
    translation.deactivate()


def test_a_used_link_answers_like_one_that_never_was(firm, enterprise, university, office, client):
    from django.utils import timezone

    need = save_need(
        NeedValues(title="电池", text=TEXT, visibility="members"), organisation=enterprise, actor=firm
    ).need
    contact = accept(
        ask_contact(need=need, demand=enterprise, supply=university, asked_by="demand", actor=firm), actor=office
    )
    made = ask_approval(contact, name="示例经理", question="同意吗", expires_on=timezone.localdate(), actor=firm)
    url = f"/approve/{approval_token(made)}/"
    page = client.get(url)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store, private")
    assert university.name not in page.content.decode()
    assert client.post(url, {"approved": "yes", "signed_name": "示例经理"}).status_code == 200
    assert client.get(url).status_code == 404
    assert client.get("/approve/x/").status_code == 404
    assert Contact.objects.get().approvals.get().state == "approved"


def test_naming_nobody_on_the_edit_page_takes_the_sight_away(firm, enterprise, university, office):
    need = save_need(NeedValues(title="电池", text=TEXT, visibility="named"), organisation=enterprise, actor=firm).need
    name_organisations(need, [university], actor=firm)
    client = client_of(firm)
    assert university.name in client.get(f"/needs/{need.pk}/edit/").content.decode()
    form = {
        "text": TEXT,
        "title": "电池",
        "organisation": enterprise.pk,
        "visibility": "organisation",
        "named": university.name,
    }
    assert client.post(f"/needs/{need.pk}/edit/", form).status_code == 302
    assert not Need.objects.visible_to(office).exists()


def test_a_broker_answers_from_its_list_and_then_enters(firm, enterprise, university, office):
    from factories import make_organisation, make_user
    from panhuo.orgs.api import OrganisationKind

    need = save_need(
        NeedValues(title="电池", text=TEXT, visibility="members"), organisation=enterprise, actor=firm
    ).need
    asked = ask_contact(need=need, demand=enterprise, supply=university, asked_by="demand", actor=firm)
    room = f"/contacts/{accept(asked, actor=office).pk}/"
    agency = make_organisation(name="示例经纪公司", kind=OrganisationKind.SERVICE)
    broker = client_of(make_user(username="broker", organisation=agency))
    said = {"name": agency.name, "basis": "percent", "rate": "2.5", "paid_by": "supply", "note": "撮合"}
    page = client_of(firm).post(f"{room}brokers/", said, follow=True).content.decode()
    assert "佣金为成交额的 2.5%，由供给方支付" in page
    assert "佣金为成交额的 2.5%" in broker.get("/contacts/").content.decode()
    assert broker.get(room).status_code == 404
    pk = Contact.objects.get().brokers.get().pk
    broker.post(f"/contacts/brokers/{pk}/agree/")
    assert broker.get(room).status_code == 404, "the other side has not agreed yet"
    client_of(office).post(f"/contacts/brokers/{pk}/agree/")
    assert broker.get(room).status_code == 200
    assert broker.post(f"{room}deal/", {"deal": ""}).status_code == 403
    client_of(office).post(f"/contacts/brokers/{pk}/dismiss/")
    assert broker.get(room).status_code == 404
