"""English is complete: with English data no Chinese is left on the pages, in messages or in what was kept as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import deactivate, override

from factories import make_organisation, make_user
from panhuo.needs.api import NeedValues, save_need
from panhuo.orgs.api import OrganisationKind, notify, retold
from web.records import make_patent

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SHOWN = ("title", "alt", "placeholder", "aria-label", "data-label", "content")
DATA = re.compile(r"浙江省|国知发运字〔2025〕16号|申请号|标题|申请日|\d 级")
"""A place, the number of the notice, headings of the user's file, an institution's own names of grades."""
COMPILED = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.mo"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not COMPILED.exists(), reason="the texts are not compiled (make setup)"),
]

OPEN_PAGES = (
    "/", "/search/", "/search/?q=diaphragm+pump", "/patents/", "/patents/?kind=design", "/needs/", "/method/", "/about/",
    "/login/", "/register/", "/nowhere/",
)  # fmt: skip
STAFF_PAGES = (
    "/", "/patents/", "/needs/", "/needs/new/", "/imports/", "/imports/new/", "/owners/review/", "/organisation/",
    "/notifications/", "/annuities/", "/annuities/calendar/", "/annuities/forecast/", "/annuities/settings/",
    "/decisions/", "/decisions/new/", "/decisions/rules/", "/decisions/savings/", "/inventory/",
    "/inventory/progress/", "/inventory/mine/", "/inventory/setup/", "/inventory/filings/", "/inventory/samplings/",
    "/prefiling/", "/prefiling/new/", "/prefiling/coverage/", "/policies/", "/policies/new/", "/policies/upload/",
    "/policies/campaigns/", "/policies/referrals/", "/ratings/", "/ratings/matrix/", "/ratings/rule/", "/ratings/rounds/",
    "/valuations/", "/valuations/new/", "/classes/", "/classes/pictures/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_language_left_behind() -> Iterator[None]:
    """A request leaves its language active in the thread, which the next test would speak."""
    yield
    deactivate()


class Words(HTMLParser):
    """What a page says, without its data lists and the button that names the other language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in SHOWN and value]
        if tag in {"script", "style", "option"} or dict(attrs).get("lang") == "zh-CN":
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.found.append(data)


def chinese(answer) -> list[str]:
    words = Words()
    words.feed(answer.content.decode())
    return [" ".join(text.split()) for text in words.found if CHINESE.search(DATA.sub("", text))]


def in_english(client):
    assert client.post("/i18n/setlang/", {"language": "en", "next": "/"}).status_code == 302
    return client


@pytest.fixture
def people():
    university = make_organisation(name="Example University")
    firm = make_organisation(name="Example Pumps", kind=OrganisationKind.ENTERPRISE)
    office, buyer = (
        make_user(username="office2", organisation=university),
        make_user(username="buyer", organisation=firm),
    )
    for user in (office, buyer):
        user.display_name = user.username
        user.save(update_fields=("display_name",))
    return university, firm, office, buyer


@pytest.fixture
def records(people, index):
    university, firm, office, buyer = people
    patent = make_patent(
        holder=university, actor=office, title="Diaphragm pump with cleaning in place", owners=("Example University",),
        abstract="A diaphragm pump. The valve seat is flushed. It serves chemical plants.", inventors=("A. Example",),
        status_text=None, legal_state="valid",
    )  # fmt: skip
    values = NeedValues(
        title="Pump valves clog", text="The valve seat of a diaphragm pump clogs. It must be flushed.",
        budget_min_fen=50_000_000, budget_max_fen=100_000_000, modes=("licence", "transfer"), visibility="public",
    )  # fmt: skip
    need = save_need(values, organisation=firm, actor=buyer).need
    index()
    return patent, need


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_pages_speak_english(client, records, address):
    assert chinese(in_english(client).get(address)) == []


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_staff_pages_speak_english(client_of, people, address):
    answer = in_english(client_of(people[2])).get(address)
    assert answer.status_code == 200
    assert chinese(answer) == []


def test_records_and_their_matches_speak_english(client_of, people, records):
    patent, need = records
    client = in_english(client_of(people[3]))
    htmx = {"HTTP_HX_REQUEST": "true"}
    for address in (
        f"/patents/{patent.pk}/",
        f"/needs/{need.pk}/",
        f"/needs/{need.pk}/match/",
        f"/patents/{patent.pk}/match/",
    ):
        assert chinese(client.get(address)) == [], address
        assert chinese(client.get(address, **htmx)) == [], address
    assert "CNY 500,000 to CNY 1,000,000" in client.get(f"/needs/{need.pk}/").content.decode()


def test_the_language_can_be_changed_and_changed_back(client):
    assert "检索" in client.get("/search/").content.decode()
    page = in_english(client).get("/search/").content.decode()
    assert '<html lang="en"' in page
    assert "Search" in page
    client.post("/i18n/setlang/", {"language": "zh-hans", "next": "/"})
    assert "检索" in client.get("/search/").content.decode()


ODD = "Application number,Title,申请日\n201710601862.4,Pump,2019-02-30\n,,\n202019900012.2,Valve,soon\n"


def test_doubts_about_cells_that_a_worker_wrote_down_are_said_in_english(client_of, people, run_jobs):
    university, _firm, office, _buyer = people
    client = client_of(office)
    file = SimpleUploadedFile("list.csv", ODD.replace("Application number", "申请号").replace("Title", "标题").encode())
    sent = client.post(
        "/imports/new/", {"target": "patents", "organisation": university.pk, "visibility": "public", "uploads": file}
    )
    run_jobs()
    in_english(client)
    for action in ("new", "refused"):
        page = client.get(f"{sent['Location']}?action={action}")
        assert chinese(page) == []
    assert (
        "Wrong check digit: it says 4, by the rule it should be 3"
        in client.get(f"{sent['Location']}?action=refused").content.decode()
    )


def test_a_notification_is_read_in_the_readers_language(client_of, people):
    office = people[2]
    with override("en"):
        said = retold("“Example Pumps”的登记被退回：no proof")
    assert said == "The registration of “Example Pumps” was returned: no proof"
    notify(users=[office], text="“Example Pumps”的登记已通过审核", key="1")
    notify(users=[office], text=said, key="2")
    client = client_of(office)
    page = client.get("/notifications/").content.decode()
    assert "“Example Pumps”的登记已通过审核" in page
    assert "“Example Pumps”的登记被退回：no proof" in page
    page = in_english(client).get("/notifications/").content.decode()
    assert "The registration of “Example Pumps” has been approved" in page


@pytest.mark.parametrize("text", ["", "Pump", "把阀座改成可冲洗的结构", "“甲”的注册"])
def test_what_is_no_sentence_of_ours_stays(text):
    with override("en"):
        assert retold(text) == text
