"""All records of a list are opened or closed at once; that can be taken back."""

from __future__ import annotations

import re

import pytest

from factories import make_user
from panhuo.orgs.api import InvalidInput, Role, events_of
from panhuo.patents.api import (
    Patent,
    PatentIdentifier,
    Visibility,
    application,
    batch_rows,
    movable,
    save_patent,
    start_visibility,
    undo_visibility,
)
from web.records import make_patent, plain

NUMBERS = ("201710601862.3", "201710601863.8")
URL = "/patents/visibility/"


@pytest.fixture
def closed(university):
    return [plain(f"一种内部装置{n}", holder=university, visibility=Visibility.ORGANISATION) for n in "甲乙丙"]


def levels(patents) -> set[str]:
    return set(Patent.objects.filter(pk__in=[p.pk for p in patents]).values_list("visibility", flat=True))


def confirm(own, query: str, to: str):
    """What the page sends after it has shown the count."""
    page = own.get(f"{URL}?{query}&to={to}").content.decode()
    found = dict(re.findall(r'name="(shown|key)" value="(\w+)"', page))
    return page, own.post(f"{URL}?{query}", {"to": to, **found})


def test_the_narrowed_list_is_counted_opened_and_taken_back(client, client_of, office, university, closed, run_jobs):
    own = client_of(office)
    mine, others = make_patent(holder=university), plain("一种他人的装置")
    assert URL in own.get("/patents/").content.decode()
    page, answer = confirm(own, "q=内部", "public")
    assert "3 件将改为“公开”" in page
    assert levels(closed) == {"organisation"}
    run_jobs()
    assert levels(closed) == {"public"}
    told = own.get(answer["Location"]).content.decode()
    assert "更改了 3 件，0 件没有更改" in told
    assert client.get(f"/patents/{closed[0].pk}/").status_code == 200
    assert events_of("patent", closed[0].pk).get(verb="visibility").actor == office
    own.post(f"{answer['Location']}undo/")
    run_jobs()
    assert levels(closed) == {"organisation"}
    assert "已撤销" in own.get(answer["Location"]).content.decode()
    assert levels([mine, others]) == {"public"}


def test_what_is_not_the_users_is_counted_apart_and_left(client_of, office, university, closed, run_jobs):
    theirs = plain("一种他人的装置")
    page, _answer = confirm(client_of(office), "", "members")
    assert "不更改：不由您保管" in page
    run_jobs()
    assert levels(closed) == {"members"}
    assert levels([theirs]) == {"public"}


def test_a_list_that_has_changed_is_shown_again(office, university, closed):
    patents = Patent.objects.visible_to(office)
    with pytest.raises(InvalidInput, match="页面上是 2 件，现在是 3 件"):
        start_visibility(patents, visibility="public", shown=2, key="k", actor=office)
    with pytest.raises(InvalidInput):
        start_visibility(patents, visibility="x", shown=3, key="k", actor=office)
    with pytest.raises(InvalidInput):
        start_visibility(patents, visibility="organisation", shown=0, key="k", actor=office)


def test_a_second_click_starts_nothing_new(office, closed):
    patents = Patent.objects.visible_to(office)
    jobs = {start_visibility(patents, visibility="public", shown=3, key="k", actor=office).pk for _n in range(2)}
    assert len(jobs) == 1


def numbered(number: str, **said):
    values = said.pop("values", {})
    from panhuo.patents.api import PatentValues

    return save_patent(
        PatentValues(title="一种同号装置", identifiers=(application(number),), **values), actor=None, **said
    ).patent


def test_equal_records_of_nobody_are_taken_in_and_set_free_again(office, university, run_jobs):
    own = numbered(NUMBERS[0], holder=university, visibility=Visibility.ORGANISATION)
    public = numbered(NUMBERS[0], holder=None, visibility=Visibility.PUBLIC, values={"abstract": "公开的摘要"})
    patents = Patent.objects.visible_to(office)
    assert movable(patents, visibility="public", user=office).joining == 1
    job = start_visibility(patents, visibility="public", shown=1, key="k", actor=office)
    run_jobs()
    own.refresh_from_db()
    public.refresh_from_db()
    assert (own.visibility, own.abstract, public.merged_into) == ("public", "公开的摘要", own)
    job.refresh_from_db()
    undo_visibility(job, actor=office)
    run_jobs()
    own.refresh_from_db()
    public.refresh_from_db()
    assert (own.visibility, own.abstract, public.merged_into) == ("organisation", "", None)
    realms = dict(PatentIdentifier.objects.values_list("patent", "realm"))
    assert realms == {own.pk: university.pk, public.pk: 0}


def test_what_meets_another_organisations_record_is_left(office, university, other_university, run_jobs):
    own = numbered(NUMBERS[0], holder=university, visibility=Visibility.ORGANISATION)
    numbered(NUMBERS[0], holder=other_university, visibility=Visibility.PUBLIC)
    free = numbered(NUMBERS[1], holder=university, visibility=Visibility.ORGANISATION)
    found = movable(Patent.objects.visible_to(office), visibility="public", user=office)
    assert (found.foreign, found.count, found.joining) == (1, 1, 0)
    start_visibility(Patent.objects.visible_to(office), visibility="public", shown=1, key="k", actor=office)
    run_jobs()
    assert (levels([own]), levels([free])) == ({"organisation"}, {"public"})


def test_undoing_leaves_what_was_changed_since(client_of, office, closed, run_jobs):
    from panhuo.patents.api import set_visibility

    job = start_visibility(Patent.objects.visible_to(office), visibility="public", shown=3, key="k", actor=office)
    with pytest.raises(InvalidInput):
        undo_visibility(job, actor=office)
    run_jobs()
    set_visibility(Patent.objects.get(pk=closed[0].pk), visibility="members", actor=office)
    job.refresh_from_db()
    undo = undo_visibility(job, actor=office)
    assert undo_visibility(job, actor=office) == undo
    run_jobs()
    assert levels(closed[:1]) == {"members"}
    assert levels(closed[1:]) == {"organisation"}
    assert len(batch_rows(undo)) == 2
    assert "此后公开范围又有更改" in client_of(office).get(f"{URL}{undo.pk}/").content.decode()
    undo.refresh_from_db()
    with pytest.raises(InvalidInput):
        undo_visibility(undo, actor=office)


def test_others_neither_see_nor_undo_it(client_of, firm, outsider, office, university, closed, run_jobs):
    job = start_visibility(Patent.objects.visible_to(office), visibility="public", shown=3, key="k", actor=office)
    run_jobs()
    for user in (firm, outsider):
        assert client_of(user).get(f"{URL}{job.pk}/").status_code == 404
        assert client_of(user).post(f"{URL}{job.pk}/undo/").status_code == 404
    viewer = client_of(make_user(organisation=university, role=Role.VIEWER))
    assert viewer.get(URL).status_code == 403
    assert viewer.post(f"{URL}{job.pk}/undo/").status_code == 403
    assert levels(closed) == {"public"}


def test_a_run_that_was_killed_goes_on_where_it_was(office, closed, monkeypatch):
    from panhuo.patents.domain import publish_many

    monkeypatch.setattr(publish_many, "AT_ONCE", 1)
    job = start_visibility(Patent.objects.visible_to(office), visibility="public", shown=3, key="k", actor=office)
    at = 0

    def killed(done: int, _total: int, cursor: dict[str, int]) -> None:
        nonlocal at
        if done == 2:
            raise KeyboardInterrupt
        at = cursor["at"]

    with pytest.raises(KeyboardInterrupt):
        publish_many.run_visibility(job.params, job=job.pk, actor=office, cursor=0, progress=killed)
    assert len(batch_rows(job)) == 1
    told = publish_many.run_visibility(job.params, job=job.pk, actor=office, cursor=at, progress=lambda *_a: None)
    assert told == {"done": 3, "left": 0}
    assert sorted(row["pk"] for row in batch_rows(job)) == sorted(patent.pk for patent in closed)
