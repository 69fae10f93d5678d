"""The pages answer for the people they are for, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from panhuo.orgs.api import run_pending_jobs
from panhuo.portfolio.inventory.api import (
    BulkAction,
    Entry,
    EntryFilters,
    entries_for,
    entry_facets,
    filter_entries,
    join_grants,
    settings_of,
)

pytestmark = pytest.mark.django_db


def client_of(person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def entries(scene):
    join_grants(settings_of(scene.university))
    return list(Entry.objects.order_by("pk"))


@pytest.mark.parametrize(
    "name", ["", "export/", "progress/", "mine/", "bulk/list/", "filings/", "samplings/", "setup/"]
)
def test_pages_of_the_office(scene, entries, name):
    assert client_of(scene.office).get(f"/inventory/{name}").status_code == 200


def test_the_list_is_narrowed_by_its_address_and_counts_beside(scene, entries):
    Entry.objects.filter(pk=entries[0].pk).update(grade=5, state="in_base")
    page = client_of(scene.office).get("/inventory/?state=base").content.decode()
    assert "一种示例换热装置1" in page
    assert "一种示例换热装置2" not in page
    page = client_of(scene.office).get("/inventory/?grade=unknown&q=换热装置3").content.decode()
    assert "一种示例换热装置3" in page
    assert "一种示例换热装置2" not in page


def test_the_list_is_narrowed_by_intent_and_by_the_ways_that_were_said(scene, entries):
    ways = (("yes", ["licence", "equity"]), ("yes", ["open_licence"]), ("no", []))
    for entry, (intent, modes) in zip(entries, ways, strict=True):
        Entry.objects.filter(pk=entry.pk).update(intent=intent, modes=modes)
    visible = entries_for(scene.office, scene.university)

    def found(**wanted: tuple[str, ...]) -> list[Entry]:
        return list(filter_entries(visible, EntryFilters(**wanted)).order_by("pk"))

    assert found(mode=("licence",)) == entries[:1], "an open licence is another way"
    assert found(mode=("licence", "open_licence")) == entries[:2]
    assert found(mode=("transfer",)) == found(mode=("unknown",)) == []
    assert found(intent=("no",)) == entries[2:]
    counts = entry_facets(visible, EntryFilters(mode=("licence",)))
    assert dict(counts["mode"]) == {"licence": 1, "equity": 1, "open_licence": 1}
    assert dict(counts["intent"]) == {"yes": 1}, "counted under all other filters"
    Entry.objects.filter(pk=entries[1].pk).update(modes=[])
    assert found(mode=("unknown",)) == entries[1:2], "willing, no way said"
    page = client_of(scene.office).get("/inventory/?mode=equity").content.decode()
    assert "一种示例换热装置1" in page
    assert "一种示例换热装置2" not in page
    assert "作价入股" in page


def test_a_college_sees_its_own_only_and_others_nothing(scene, entries, outsider, firm):
    Entry.objects.filter(pk=entries[0].pk).update(college=scene.college)
    page = client_of(scene.dean).get("/inventory/").content.decode()
    assert "一种示例换热装置1" in page
    assert "一种示例换热装置2" not in page
    assert "一种示例" not in client_of(outsider).get("/inventory/").content.decode()
    assert client_of(firm).get(f"/inventory/{entries[0].pk}/").status_code == 404
    assert client_of(scene.dean).get(f"/inventory/{entries[1].pk}/").status_code == 404
    assert client_of(outsider).get(f"/inventory/?org={scene.university.pk}").status_code == 404


def test_autosave_keeps_what_is_valid_and_names_what_is_not(scene, entries):
    client = client_of(scene.office)
    said = {"version": entries[0].version, "grade": "4", "price": "很多", "scenario": "余热回收"}
    answer = client.post(f"/inventory/{entries[0].pk}/autosave/", said).content.decode()
    assert "已自动保存" in answer
    assert "请填写数字" in answer
    kept = Entry.objects.get(pk=entries[0].pk)
    assert (kept.grade, kept.scenario, kept.price_fen) == (4, "余热回收", None)
    stale = client.post(f"/inventory/{entries[0].pk}/autosave/", {"version": entries[0].version, "grade": "1"})
    assert "他人修改" in stale.content.decode()
    assert Entry.objects.get(pk=entries[0].pk).grade == 4


def test_submitting_takes_the_form_along(scene, entries):
    url = f"/inventory/{entries[0].pk}/move/"
    said = {"filled": "1", "verb": "submit", "grade": "3", "intent": "yes", "modes": ["licence"], "implemented": "no"}
    assert client_of(scene.office).post(url, said).status_code == 302
    assert Entry.objects.get(pk=entries[0].pk).state == "submitted"


def test_everything_under_a_filter_is_done_at_once_and_taken_back(scene, entries):
    client = client_of(scene.office)
    Entry.objects.filter(pk=entries[0].pk).update(trl=7)
    client.post("/inventory/bulk/", {"all": "1", "query": "trl=unknown", "do": "grade:2", "org": scene.university.pk})
    assert list(Entry.objects.order_by("pk").values_list("grade", flat=True)) == [None, 2, 2]
    client.post(f"/inventory/bulk/{BulkAction.objects.get().pk}/undo/")
    assert not Entry.objects.filter(grade=2).exists()


def test_the_office_starts_the_inventory_and_adds_a_college(scene):
    client = client_of(scene.admin)
    assert client.post("/inventory/setup/", {"what": "join"}).status_code == 302
    run_pending_jobs()
    assert Entry.objects.count() == 3
    client.post("/inventory/setup/", {"what": "college", "name": "材料学院"})
    assert scene.university.children.filter(name="示例理工大学材料学院").exists()
    client.post("/inventory/setup/", {"what": "grades", "label": ["甲", "乙", ""], "meaning": ["好", "", ""]})
    assert [one.label for one in settings_of(scene.university).levels] == ["甲", "乙"]
    assert client_of(scene.office).post("/inventory/setup/", {"what": "days", "fill_days": "1"}).status_code >= 300


def test_the_authority_draws_and_both_sides_see_the_check(scene, entries, officer):
    Entry.objects.update(state="in_base")
    client = client_of(officer)
    assert client.get("/inventory/").status_code == 302
    said = {"organisation": scene.university.pk, "title": "抽查", "seed": "7", "size": "2", "stratify": "none",
            "states": ["in_base"]}  # fmt: skip
    answer = client.post("/inventory/samplings/new/", said)
    assert answer.status_code == 302
    for person in (officer, scene.office):
        page = client_of(person).get(answer["Location"]).content.decode()
        assert "用同一种子重新抽取，结果一致" in page
    assert client.get(f"{answer['Location']}report/").status_code == 200
    assert client_of(scene.office).get("/inventory/samplings/new/").status_code == 403
