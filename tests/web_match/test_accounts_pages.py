"""Registration, decisions, organisations, members, profile, notifications."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories import PASSWORD, make_user
from panhuo.needs.api import EnterpriseProfile
from panhuo.orgs.api import Organisation, Registration, Role, User, notify

PDF = b"%PDF-1.7 example"
USCC = "91330100799655058B"


def registration_form(**said):
    proof = SimpleUploadedFile("执照.pdf", said.pop("content", PDF), content_type="application/pdf")
    return {
        "name": "示例新材料有限公司", "uscc": USCC, "region": "330000", "proof": proof, "contact_name": "示例联系人",
        "email": "new@example.org", "username": "newfirm", "password": PASSWORD, "password_again": PASSWORD,
        "technologies_wanted": "低温预热", "size": "small",
    } | said  # fmt: skip


@pytest.fixture
def applied(client, db):
    response = client.post("/register/", registration_form())
    assert response.status_code == 302, response.context["form"].errors
    return Registration.objects.get()


def test_an_enterprise_registers_waits_and_is_let_in(client, client_of, applied, officer):
    assert "登记正在等待审核" in client.get("/organisation/").content.decode()
    approver = client_of(officer)
    assert applied.organisation.name in approver.get("/registrations/").content.decode()
    approver.post(f"/registrations/{applied.pk}/decide/", {"decision": "approve"})
    assert "登记正在等待审核" not in client.get("/organisation/").content.decode()
    assert client.get("/needs/new/").status_code == 200


def test_what_it_wanted_becomes_its_profile_once_approved(client_of, applied, officer):
    client_of(officer).post(f"/registrations/{applied.pk}/decide/", {"decision": "approve"})
    assert EnterpriseProfile.objects.get(organisation=applied.organisation).technologies_wanted == "低温预热"


def test_a_rejected_one_reads_why_and_hands_in_again(client, client_of, applied, officer):
    client_of(officer).post(f"/registrations/{applied.pk}/decide/", {"decision": "reject", "reason": "执照看不清"})
    page = client.get("/organisation/").content.decode()
    assert "执照看不清" in page
    proof = SimpleUploadedFile("清晰.pdf", PDF, content_type="application/pdf")
    client.post(f"/registrations/{applied.pk}/resubmit/", {"name": applied.organisation.name, "proof": proof})
    applied.refresh_from_db()
    assert (applied.status, applied.proof_name) == ("pending", "清晰.pdf")


def test_rejecting_needs_a_reason(client_of, applied, officer):
    client_of(officer).post(f"/registrations/{applied.pk}/decide/", {"decision": "reject", "reason": " "})
    applied.refresh_from_db()
    assert applied.status == "pending"


def test_only_approvers_see_and_decide(client, client_of, applied, firm, office):
    for person in (firm, office):
        assert client_of(person).get(f"/registrations/{applied.pk}/").status_code == 404
        assert client_of(person).get(f"/registrations/{applied.pk}/proof/").status_code == 404
        assert (
            client_of(person).post(f"/registrations/{applied.pk}/decide/", {"decision": "approve"}).status_code == 404
        )
    assert client.post(f"/registrations/{applied.pk}/decide/", {"decision": "approve"}).status_code == 403
    applied.refresh_from_db()
    assert applied.status == "pending"


def test_the_proof_is_only_ever_a_download(client_of, applied, officer):
    response = client_of(officer).get(f"/registrations/{applied.pk}/proof/")
    assert "attachment" in response["Content-Disposition"]
    assert b"".join(response.streaming_content) == PDF


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"uscc": "91330100799655058A"}, "uscc"),
        ({"content": b"GIF89a"}, "proof"),
        ({"password": "12345678901", "password_again": "12345678901"}, "password"),
        ({"password_again": "other"}, "password_again"),
        ({"name": ""}, "name"),
        ({"email": "x"}, "email"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nobody_is_made(client, db, said, field):
    response = client.post("/register/", registration_form(**said))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not User.objects.exists()
    assert not Organisation.objects.exists()


def test_a_colleague_gets_a_link_that_works_once(client, client_of, university, rf):
    admin = make_user(organisation=university, role=Role.ADMIN)
    data = {"display_name": "示例同事", "username": "colleague", "role": "staff", "email": ""}
    page = client_of(admin).post(f"/organisation/{university.pk}/members/new/", data).content.decode()
    link = re.search(r"http://testserver(/account/password/reset/key/[^\s<]+)", page).group(1)
    step = client.get(link)["Location"]
    client.post(step, {"password1": "quite another horse", "password2": "quite another horse"})
    assert client.login(username="colleague", password="quite another horse")
    client.logout()
    assert "链接已失效" in client.get(link, follow=True).content.decode()


def test_no_account_has_a_password_that_somebody_else_knows(client_of, university):
    admin = make_user(organisation=university, role=Role.ADMIN)
    data = {"display_name": "示例同事", "username": "colleague", "role": "staff"}
    page = client_of(admin).post(f"/organisation/{university.pk}/members/new/", data).content.decode()
    colleague = User.objects.get(username="colleague")
    words = set(re.findall(r"[\w-]{6,}", page))
    assert not any(colleague.check_password(word) for word in words)


def test_only_its_administrator_runs_an_organisation(client_of, university, office, outsider):
    base = f"/organisation/{university.pk}/"
    for person in (office, outsider):
        client = client_of(person)
        assert client.get(base + "members/new/").status_code == 403
        assert client.post(base + "members/", {"username": outsider.username, "role": "admin"}).status_code == 403
        assert client.post(base + "names/", {"name": "别名", "kind": "alias"}).status_code == 403
        assert client.post(base + f"members/{office.pk}/link/").status_code == 403
    assert not university.memberships.filter(user=outsider).exists()


def test_members_are_listed_only_for_its_own_people(client_of, university, office, outsider):
    base = f"/organisation/{university.pk}/"
    assert "示例人员（office）" in client_of(office).get(base).content.decode()
    page = client_of(outsider).get(base)
    assert page.status_code == 200
    assert "示例人员（office）" not in page.content.decode()


def test_members_come_change_and_go_but_never_the_last_administrator(client_of, university, outsider):
    admin = make_user(organisation=university, role=Role.ADMIN)
    client, base = client_of(admin), f"/organisation/{university.pk}/members/"
    client.post(base, {"username": outsider.username, "role": "viewer"})
    client.post(f"{base}{outsider.pk}/role/", {"role": "staff"})
    assert university.memberships.get(user=outsider).role == "staff"
    client.post(f"{base}{admin.pk}/remove/")
    assert university.memberships.filter(user=admin).exists()
    client.post(f"{base}{outsider.pk}/remove/")
    assert not university.memberships.filter(user=outsider).exists()


def test_a_link_is_never_made_for_somebody_who_also_works_elsewhere(client_of, university, outsider):
    admin = make_user(organisation=university, role=Role.ADMIN)
    university.memberships.create(user=outsider, role=Role.STAFF)
    response = client_of(admin).post(f"/organisation/{university.pk}/members/{outsider.pk}/link/", follow=True)
    assert "/password/reset/key/" not in response.content.decode()


def test_names_are_added_and_a_rename_keeps_the_old_one(client_of, university):
    admin = client_of(make_user(organisation=university, role=Role.ADMIN))
    admin.post(f"/organisation/{university.pk}/names/", {"name": "示例工学院", "kind": "former"})
    admin.post(f"/organisation/{university.pk}/name/", {"name": "示例科技大学"})
    page = admin.get(f"/organisation/{university.pk}/").content.decode()
    for name in ("示例科技大学", "示例理工大学", "示例工学院"):
        assert name in page


def test_a_wrong_name_is_taken_away_by_those_who_run_the_organisation_only(client_of, university, office, outsider):
    from panhuo.orgs.api import add_name

    row = add_name(university, name="示例别处学院", kind="department", actor=None)
    url = f"/organisation/{university.pk}/names/{row.pk}/remove/"
    for person in (office, outsider):
        assert client_of(person).post(url).status_code == 403
    assert university.names.count() == 1
    admin = client_of(make_user(organisation=university, role=Role.ADMIN))
    assert url in admin.get(f"/organisation/{university.pk}/").content.decode()
    admin.post(url)
    assert university.names.count() == 0


def test_cities_are_chosen_where_they_are_loaded(client_of, root):
    from panhuo.orgs.api import Region

    Region.objects.create(code="330100", name="示例市", level="city", parent_id="330000")
    Region.objects.create(code="330102", name="示例区", level="county", parent_id="330100")
    client, above = client_of(root), Region.objects.get(pk="330000").name
    assert f"{above} · 示例市 · 示例区" in client.get("/organisation/new/").content.decode()
    data = {"name": "示例市知识产权局", "kind": "authority", "region": "330100", "uscc": ""}
    client.post("/organisation/new/", data)
    assert Organisation.objects.get(name="示例市知识产权局").region_id == "330100"
    page = client_of(None).get("/register/").content.decode()
    assert f"{above} · 示例市" in page
    assert "示例区" not in page


def test_the_administrator_of_the_installation_sets_organisations_up(client_of, root, office):
    data = {"name": "示例医院", "kind": "hospital", "region": "330000", "uscc": ""}
    assert client_of(office).post("/organisation/new/", data).status_code == 403
    response = client_of(root).post("/organisation/new/", data)
    assert response["Location"] == f"/organisation/{Organisation.objects.get(name='示例医院').pk}/members/new/"


def test_the_profile_is_saved_and_its_matches_come_next(client_of, enterprise, firm):
    data = {
        "main_products": "锂电池组",
        "technologies_wanted": "",
        "industry": "C38",
        "size": "medium",
        "visibility": "members",
    }
    assert client_of(firm).post("/profile/", data)["Location"] == "/profile/match/"
    assert EnterpriseProfile.objects.get().main_products == "锂电池组"


def test_an_empty_profile_is_not_taken(client_of, enterprise, firm):
    response = client_of(firm).post("/profile/", {"size": "unknown", "visibility": "members"})
    assert response.status_code == 422
    assert "至少填写一项" in response.content.decode()


def test_viewers_only_look_at_the_profile(client_of, enterprise):
    viewer = client_of(make_user(organisation=enterprise, role=Role.VIEWER))
    assert viewer.get("/profile/").status_code == 200
    data = {"main_products": "x", "size": "unknown", "visibility": "members"}
    assert viewer.post("/profile/", data).status_code == 403


def test_nobody_opens_another_persons_notification(client_of, firm, office):
    notify(users=[firm], text="只给一人", url="https://elsewhere.example/", key="k")
    note = firm.notifications.get()
    assert client_of(office).post(f"/notifications/{note.pk}/").status_code == 404
    assert client_of(firm).post(f"/notifications/{note.pk}/")["Location"] == "/notifications/"


def test_allauths_pages_are_in_our_frame_and_language(client, client_of, firm):
    pages = ["/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/signup/"]
    for url in pages:
        page = client.get(url).content.decode()
        assert 'class="ph-brand' in page, url
        assert "Sign" not in page, url
    own = client_of(firm)
    for url in ("/account/logout/", "/account/password/change/"):
        assert 'class="ph-brand' in own.get(url).content.decode(), url


def test_a_wrong_password_is_said_and_the_right_one_leads_home(client, firm):
    wrong = client.post("/account/login/", {"login": "firm", "password": "nope"})
    assert wrong.status_code in {200, 422}
    assert "alert" in wrong.content.decode()
    assert client.post("/account/login/", {"login": "firm@example.org", "password": PASSWORD})["Location"] == "/"
