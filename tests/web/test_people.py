"""An office enters people, makes teams, and says who the names on a patent are."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from factories import make_user
from panhuo.orgs.api import Role, events_of
from panhuo.patents.api import Inventor, Person, Team, Visibility, add_person, create_team
from web.records import make_patent


@pytest.fixture
def patent(university, office):
    return make_patent(owners=(university.name,), holder=university)


@pytest.fixture
def person(university):
    return add_person(name="甲示例", organisation=university, account=None, actor=None)


@pytest.fixture
def viewer(university):
    return make_user(username="viewer", organisation=university, role=Role.VIEWER)


def naming(patent) -> str:
    return f"/patents/{patent.pk}/inventors/"


def first(patent) -> Inventor:
    return Inventor.objects.filter(patent=patent).order_by("position")[0]


def test_the_page_of_a_patent_leads_to_the_naming_of_its_inventors(client, client_of, office, viewer, outsider, patent):
    page = f"/patents/{patent.pk}/"
    assert naming(patent) in client_of(office).get(page).content.decode()
    for other in (client, client_of(viewer), client_of(outsider)):
        assert naming(patent) not in other.get(page).content.decode()
        assert other.get(naming(patent)).status_code in {302, 403}


def test_a_name_is_given_to_a_person_and_taken_back(client_of, office, patent, person):
    own, name = client_of(office), first(patent)
    text = own.get(naming(patent)).content.decode()
    assert text.index(f'value="{person.pk}"') < text.index("新登记“甲示例”")
    own.post(f"{naming(patent)}{name.pk}/", {"person": person.pk})
    assert first(patent).person == person
    assert patent.title in own.get(f"/people/{person.pk}/").content.decode()
    story = own.get(f"/patents/{patent.pk}/").content.decode()
    assert f"/people/{person.pk}/" in story
    assert "登记发明人：甲示例" in story
    own.post(f"{naming(patent)}{name.pk}/", {"release": "1"})
    assert first(patent).person is None


def test_a_name_becomes_a_new_person(client_of, office, university, patent):
    client_of(office).post(f"{naming(patent)}{first(patent).pk}/", {"person": f"new:{university.pk}"})
    made = first(patent).person
    assert (made.name, made.organisation, made.user) == ("甲示例", university, None)


def test_people_of_others_and_nonsense_are_refused(client_of, office, other_university, patent):
    stranger = Person.objects.create(name="别人", organisation=other_university)
    for asked in (stranger.pk, f"new:{other_university.pk}", "x", ""):
        client_of(office).post(f"{naming(patent)}{first(patent).pk}/", {"person": asked})
        assert first(patent).person is None


@pytest.mark.parametrize("who", ["viewer", "outsider"])
def test_others_name_nobody(client_of, request, who, patent, person):
    other = client_of(request.getfixturevalue(who))
    assert other.post(f"{naming(patent)}{first(patent).pk}/", {"person": person.pk}).status_code == 403
    assert first(patent).person is None


def test_a_hidden_patent_is_not_named_by_another_owner(client_of, outsider, other_university, university):
    hidden = make_patent(owners=(other_university.name,), holder=university, visibility=Visibility.ORGANISATION)
    assert client_of(outsider).get(naming(hidden)).status_code == 404


def test_a_team_is_made_changed_and_dissolved(client_of, office, university, person):
    own = client_of(office)
    other = add_person(name="乙示例", organisation=university, account=None, actor=None)
    own.post("/people/teams/new/", {"unit": university.pk, "name": "能源组", "members": [person.pk]})
    team = Team.objects.get()
    assert list(team.members.all()) == [person]
    own.post(f"/people/teams/{team.pk}/edit/", {"name": "储能组", "members": [other.pk]})
    page = own.get(f"/people/teams/{team.pk}/").content.decode()
    for text in ("储能组", "加入 乙示例", "退出 甲示例"):
        assert text in page
    own.post(f"/people/teams/{team.pk}/remove/")
    assert not Team.objects.exists()
    assert [e.verb for e in events_of("team", team.pk)] == ["created", "changed", "removed"]
    assert Person.objects.count() == 2


def test_a_team_without_a_name_is_asked_for_it(client_of, office, university):
    answer = client_of(office).post("/people/teams/new/", {"unit": university.pk, "name": " "})
    assert answer.status_code == 422
    assert not Team.objects.exists()


def test_an_account_is_one_persons_of_the_organisation(client_of, office, university, outsider, person):
    own = client_of(office)
    edit = f"/people/{person.pk}/edit/"
    assert own.post(edit, {"name": "甲示例", "account": outsider.pk}).status_code == 422
    own.post(edit, {"name": "甲示范", "account": office.pk})
    person.refresh_from_db()
    assert (person.name, person.user) == ("甲示范", office)
    again = {"unit": university.pk, "name": "丙", "account": office.pk}
    assert own.post("/people/new/", again).status_code == 422


def test_who_is_named_on_patents_is_not_removed(client_of, office, patent, person):
    own = client_of(office)
    Inventor.objects.filter(pk=first(patent).pk).update(person=person)
    page = f"/people/{person.pk}/"
    answer = own.post(f"{page}remove/", follow=True, headers={"Referer": f"http://testserver{page}"})
    assert "请先在这些专利上解除登记" in answer.content.decode()
    Inventor.objects.update(person=None)
    own.post(f"/people/{person.pk}/remove/")
    assert not Person.objects.exists()


def test_members_look_and_others_see_nothing(client_of, viewer, outsider, university, person, patent):
    team = create_team(name="能源组", organisation=university, members=[person], actor=None)
    inside, outside = client_of(viewer), client_of(outsider)
    for page in ("/people/", "/people/teams/", f"/people/{person.pk}/", f"/people/teams/{team.pk}/"):
        assert "甲示例" in inside.get(page).content.decode()
        assert "甲示例" not in outside.get(page).content.decode()
    for page in (f"/people/{person.pk}/", f"/people/teams/{team.pk}/"):
        assert outside.get(page).status_code == 404
    for page in (f"/people/{person.pk}/edit/", f"/people/teams/{team.pk}/edit/", f"/people/new/?unit={university.pk}"):
        assert inside.get(page).status_code == 403
        assert outside.get(page).status_code in {403, 404}


def test_the_list_is_narrowed_and_goes_out_as_excel(client_of, office, university, person):
    add_person(name="乙示例", organisation=university, account=office, actor=None)
    create_team(name="能源组", organisation=university, members=[person], actor=None)
    own = client_of(office)
    for query, shown, left in (
        ("account=no", "甲示例", "乙示例"),
        ("q=能源", "甲示例", "乙示例"),
        ("q=乙", "乙示例", "甲示例"),
    ):
        page = own.get(f"/people/?{query}").content.decode()
        assert shown in page
        assert left not in page
    book = b"".join(own.get("/people/export/?account=no").streaming_content)
    rows = list(openpyxl.load_workbook(BytesIO(book)).active.iter_rows(values_only=True))
    assert rows[1:] == [("甲示例", university.name, None, "能源组", 0)]
