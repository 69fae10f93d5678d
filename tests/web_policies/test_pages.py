"""What people do on the pages, and what they may not see there."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from panhuo.policies.api import Finding, HandIn, Mend, Policy, accept_hand_in, hand_in, pass_on, paste_policy
from policies.app.samples import BAD, GOOD

pytestmark = pytest.mark.django_db
LISTS = ("/policies/", "/policies/findings/", "/policies/dashboard/", "/policies/rules/", "/policies/referrals/")
BETTER = "申报教授以代表性成果评价，重点看专利质量、专利实施和产业化情况，专利数量不作为条件。"


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def whole(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def words_of(document: bytes) -> str:
    found = docx.Document(BytesIO(document))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in found.paragraphs] + cells)


def test_uploaded_files_are_read_and_listed(client_of, officer, authority, run_jobs):
    client = client_of(officer)
    uploads = [
        SimpleUploadedFile("一.txt", BAD.encode()),
        SimpleUploadedFile("二.txt", GOOD.encode()),
        SimpleUploadedFile("三.txt", BAD.encode()),
        SimpleUploadedFile("坏.pdf", b"%PDF-1.4 broken"),
    ]
    answer = client.post("/policies/upload/", {"holder": authority.pk, "uploads": uploads})
    assert "progress" in text(client.get(answer["Location"]))
    run_jobs()
    assert client.get(answer["Location"] + "?part=progress").headers.get("HX-Refresh") == "true"
    page = text(client.get(answer["Location"]))
    assert "已读取 2 份，重复 1 份，读不了 1 份" in page
    assert "“坏.pdf”" in page


def test_the_reading_stands_beside_the_original_with_the_words_marked(client_of, office, world):
    page = text(client_of(office).get(f"/policies/{world.rules.pk}/"))
    assert "<mark>授权发明专利不少于5件</mark>" in page
    assert "第一条 申报教授须授权发明专利不少于5件。" in page
    assert "第二条" not in page, "articles without a finding are folded away"
    assert "教学工作按学校规定执行" in text(client_of(office).get(f"/policies/{world.rules.pk}/?all=1"))


def test_list_detail_and_exports_agree_on_what_may_be_seen(client_of, office, officer, outsider, world):
    for person, sees in ((office, world.rules), (officer, world.notice), (outsider, None)):
        client = client_of(person)
        book = openpyxl.load_workbook(BytesIO(whole(client.get("/policies/list.xlsx"))))
        cells = "\n".join(str(cell) for row in book.active.iter_rows(values_only=True) for cell in row)
        document = words_of(whole(client.get("/policies/list.docx")))
        lists = [text(client.get(url)) for url in LISTS[:2]]
        for policy in (world.rules, world.notice):
            seen = policy == sees
            assert (client.get(f"/policies/{policy.pk}/").status_code == 200) == seen
            assert (policy.title in cells) == seen
            assert (policy.title in document) == seen
            assert [policy.title in page for page in lists] == [seen, seen]


def test_after_handing_in_the_authority_sees_it_everywhere(client_of, office, officer, world):
    client = client_of(officer)
    assert client.get(f"/policies/{world.rules.pk}/").status_code == 404
    client_of(office).post(f"/policies/tasks/{world.task.pk}/hand-in/", {"note": ""})
    assert client.get(f"/policies/{world.rules.pk}/").status_code == 200
    assert world.rules.title in text(client.get("/policies/"))
    assert world.rules.title in text(client.get(f"/policies/tasks/{world.task.pk}/"))
    book = openpyxl.load_workbook(BytesIO(whole(client.get(f"/policies/tasks/{world.task.pk}/list.xlsx"))))
    assert book.active.cell(2, 1).value == world.rules.title
    assert world.rules.title in words_of(whole(client.get(f"/policies/tasks/{world.task.pk}/list.docx")))
    assert client.post(f"/policies/{world.rules.pk}/remove/").status_code == 403


def test_the_authority_sends_back_and_accepts(client_of, office, officer, world):
    task = world.task
    hand_in(task, actor=office)
    client_of(officer).post(f"/policies/tasks/{task.pk}/decide/", {"verdict": "return", "reason": "请补充"})
    assert "请补充" in text(client_of(office).get(f"/policies/tasks/{task.pk}/"))
    client_of(office).post(f"/policies/tasks/{task.pk}/hand-in/", {"note": "已补充"})
    client_of(officer).post(f"/policies/tasks/{task.pk}/decide/", {"verdict": "accept"})
    assert HandIn.objects.get(pk=task.pk).state == "approved"


def test_a_city_passes_its_task_on(client_of, world, officer, outsider, other_university):
    other_university.region_id = "339900"
    other_university.save()
    task = HandIn.objects.get(organisation=world.city)
    client = client_of(world.clerk)
    assert other_university.name in text(client.get(f"/policies/tasks/{task.pk}/"))
    answer = client.post(f"/policies/tasks/{task.pk}/pass-on/", {"organisation": other_university.pk, "deadline": ""})
    assert answer.status_code == 302
    part = HandIn.objects.get(organisation=other_university)
    assert (part.parent, part.reviewer) == (task, world.city)
    assert client_of(outsider).get(f"/policies/tasks/{part.pk}/").status_code == 200
    assert part.organisation.name in text(client_of(officer).get(f"/policies/campaigns/{world.campaign.pk}/"))


def test_the_province_reads_a_citys_part_only_once_the_city_accepted_and_handed_in(
    client_of, world, officer, outsider, other_university
):
    other_university.region_id = "339900"
    other_university.save()
    task = HandIn.objects.get(organisation=world.city)
    [part] = pass_on(task, organisations=[other_university], actor=world.clerk)
    secret = paste_policy(
        "示例师范大学内部办法\n第一条 每授权一件专利奖励五千元。", title="", holder=other_university, actor=outsider
    )
    part = hand_in(part, actor=outsider, note="内部说明")
    province, url = client_of(officer), f"/policies/tasks/{part.pk}/"

    def reads() -> bool:
        page = text(province.get(url))
        listed = province.get(f"{url}list.xlsx").status_code == 200
        assert listed == (secret.title in page) == ("内部说明" in page)
        assert listed == (province.get(f"/policies/{secret.pk}/").status_code == 200)
        return listed

    assert not reads()
    accept_hand_in(part, actor=world.clerk)
    assert not reads()
    hand_in(task, actor=world.clerk)
    assert reads()


def test_decisions_are_made_and_measured(client_of, office, world):
    client = client_of(office)
    first, second, third = world.rules.findings.all()
    client.post("/policies/findings/confirm/", {"finding": [first.pk, third.pk]})
    client.post(f"/policies/findings/{second.pk}/decide/", {"verdict": "overrule", "reason": "不是考核办法"})
    assert list(world.rules.findings.values_list("state", flat=True)) == ["confirmed", "overruled", "confirmed"]
    page = text(client.get("/policies/rules/"))
    assert "1 / 1" in page
    assert "0 / 1" in page
    assert "不是考核办法" in page


def test_nobody_decides_on_others_findings(client_of, outsider, officer, world):
    finding = world.rules.findings.first()
    for person in (outsider, officer):
        client = client_of(person)
        assert client.post(f"/policies/findings/{finding.pk}/decide/", {"verdict": "confirm"}).status_code == 404
        client.post("/policies/findings/confirm/", {"finding": [finding.pk]})
    assert Finding.objects.get(pk=finding.pk).state == "proposed"


def test_an_article_is_mended_compared_checked_and_closed(client_of, office, world):
    client = client_of(office)
    article = world.rules.current.articles.get(label="第一条")
    url = f"/policies/articles/{article.pk}/mend/"
    plan = {
        "action": "amend",
        "owner_name": "人事处",
        "deadline": "2030-08-31",
        "new_text": "须授权发明专利不少于3件。",
    }
    client.post(url, plan)
    page = text(client.get(url))
    assert "新条文仍有问题" in page
    assert "整改完成" not in page
    client.post(url, plan | {"new_text": BETTER})
    page = text(client.get(url))
    assert '<del class="po-gone">' in page
    assert '<ins class="po-new">' in page
    assert "新条文未发现问题" in page
    client.post(f"/policies/mends/{Mend.objects.get().pk}/close/")
    assert Mend.objects.get().state == "closed"
    client.post(f"/policies/{world.rules.pk}/adopt/")
    report = words_of(whole(client.get("/policies/self-check.docx")))
    assert BETTER in report
    assert "授权发明专利不少于5件" in report


def test_the_public_sees_counts_and_issued_texts_of_published_policies_only(client_of, office, world):
    stranger = client_of(None)
    assert world.rules.title not in text(stranger.get("/policies/public/"))
    client = client_of(office)
    article = world.rules.current.articles.get(label="第一条")
    client.post(
        f"/policies/articles/{article.pk}/mend/",
        {"action": "amend", "owner_name": "人事处", "deadline": "2030-08-31", "new_text": BETTER},
    )
    client.post(f"/policies/mends/{Mend.objects.get().pk}/close/")
    Policy.objects.filter(pk=world.rules.pk).update(is_published=True)
    page = text(stranger.get("/policies/public/"))
    assert "已公开 1 件政策" in page
    assert BETTER not in page, "a text that isn't issued is a draft"
    client.post(f"/policies/{world.rules.pk}/adopt/")
    page = text(stranger.get("/policies/public/"))
    assert BETTER in page
    assert world.notice.title not in page


def test_facts_are_corrected(client_of, office, world):
    client = client_of(office)
    fields = {"title": world.rules.title, "kind": "evaluation", "level": "university", "status": "in_force",
              "issued_on": "2020-01-01", "number": "校发〔2020〕1号"}  # fmt: skip
    assert client.post(f"/policies/{world.rules.pk}/edit/", fields).status_code == 302
    world.rules.refresh_from_db()
    assert (world.rules.issued_on, world.rules.number) == (date(2020, 1, 1), "校发〔2020〕1号")
    wrong = fields | {"effective_on": "2020-02-01", "valid_until": "2020-01-01"}
    assert client.post(f"/policies/{world.rules.pk}/edit/", wrong).status_code == 422


def test_the_columns_are_chosen_on_a_page(client_of, office, university, world):
    client = client_of(office)
    client.post(
        "/policies/layout/", {"title": "校内清单", "place-title": "2", "heading-title": "制度", "place-tags": "1"}
    )
    book = openpyxl.load_workbook(BytesIO(whole(client.get("/policies/list.xlsx"))))
    assert [cell.value for cell in book.active[1]] == ["问题", "制度"]


def test_a_campaign_is_opened_and_given_out(client_of, officer, authority, university, other_university):
    client = client_of(officer)
    answer = client.post(
        "/policies/campaigns/new/",
        {
            "holder": authority.pk,
            "year": 2031,
            "title": "盘点",
            "deadline": "2031-08-31",
            "dun_days": "14，3",
            "note": "",
        },
    )
    page = answer["Location"]
    assert university.name in text(client.get(page))
    client.post(f"{page}assign/", {"organisation": [university.pk, other_university.pk]})
    assert HandIn.objects.count() == 2
    assert "共 2 个单位" in text(client.get(page))
    client.post(f"{page}end/")
    assert "任务已结束，不再催办" in text(client.get(page))
    client.post(f"{page}end/", {"again": "1"})
    assert "任务已结束" not in text(client.get(page))


def test_matters_go_up_and_are_answered(client_of, office, officer, authority, university, world):
    client = client_of(office)
    url = f"/policies/referrals/?policy={world.rules.pk}"
    client.post(url, {"holder": university.pk, "to": authority.pk, "to_name": "", "text": "上级文件有要求"})
    page = text(client_of(officer).get("/policies/referrals/"))
    assert "上级文件有要求" in page
    assert world.rules.title not in page, "the policy itself isn't shared by this"
    client_of(officer).post(f"/policies/referrals/{world.rules.referrals.get().pk}/answer/", {"answer": "按新规办"})
    assert "按新规办" in text(client.get("/policies/referrals/"))


@pytest.mark.parametrize(
    "url", ["/policies/?region=x&check=y&kind=zz&page=99", "/policies/findings/?tag=z&state=q&region=1"]
)
def test_nonsense_in_the_address_does_no_harm(client_of, office, world, url):
    assert client_of(office).get(url).status_code == 200


def test_the_list_is_narrowed_to_what_is_in_force(client_of, officer, world):
    Policy.objects.filter(pk=world.notice.pk).update(status="repealed")
    client = client_of(officer)
    assert world.notice.title not in text(client.get("/policies/?status=in_force"))
    page = text(client.get("/policies/?status=repealed"))
    assert world.notice.title in page
    assert "效力" in page


def test_findings_are_narrowed_by_tag_and_region(client_of, officer, world):
    client = client_of(officer)
    assert world.notice.title in text(client.get("/policies/findings/?tag=授权资助&region=339900"))
    assert "没有检查结果" in text(client.get("/policies/findings/?tag=唯数量"))
