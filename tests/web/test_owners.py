"""Doubtful names are decided by people who may."""

from __future__ import annotations

import pytest

from panhuo.patents.api import OwnerName, Resolution
from web.records import make_patent


@pytest.fixture
def doubt(university):
    patent = make_patent(owners=("示例理工大学校",))
    name = OwnerName.objects.get(name="示例理工大学校")
    OwnerName.objects.filter(pk=name.pk).update(
        resolution=Resolution.DOUBTFUL, candidate=university, organisation=None, reason="名称相近"
    )
    name.refresh_from_db()
    return name, patent


def test_the_doubt_is_shown_with_its_reason_and_a_patent(client_of, office, doubt):
    page = client_of(office).get("/owners/review/").content.decode()
    for text in ("示例理工大学校", "示例理工大学", "名称相近", doubt[1].title):
        assert text in page


@pytest.mark.parametrize(("answer", "ours"), [("yes", True), ("no", False)])
def test_the_answer_holds_and_is_not_asked_again(client_of, office, university, doubt, answer, ours):
    client = client_of(office)
    client.post(f"/owners/review/{doubt[0].pk}/", {"answer": answer})
    name = OwnerName.objects.get(pk=doubt[0].pk)
    assert (name.organisation == university) is ours
    assert "data-item" not in client.get("/owners/review/").content.decode()


def test_others_cannot_decide(client_of, outsider, doubt):
    assert client_of(outsider).post(f"/owners/review/{doubt[0].pk}/", {"answer": "yes"}).status_code == 404
    assert OwnerName.objects.get(pk=doubt[0].pk).resolution == Resolution.DOUBTFUL


@pytest.mark.parametrize(("first", "second", "ours"), [("yes", "no", False), ("no", "yes", True)])
def test_a_decision_is_taken_back_by_those_who_may(client_of, office, outsider, university, doubt, first, second, ours):
    client, url = client_of(office), f"/owners/review/{doubt[0].pk}/"
    client.post(url, {"answer": first})
    assert url in client.get("/owners/review/").content.decode()
    assert client_of(outsider).post(url, {"answer": second}).status_code == 404
    client.post(url, {"answer": second})
    assert (OwnerName.objects.get(pk=doubt[0].pk).organisation == university) is ours


def test_what_a_rule_took_is_refused(client_of, office, university, doubt):
    OwnerName.objects.filter(pk=doubt[0].pk).update(resolution=Resolution.RULE, candidate=None, organisation=university)
    client_of(office).post(f"/owners/review/{doubt[0].pk}/", {"answer": "no"})
    name = OwnerName.objects.get(pk=doubt[0].pk)
    assert (name.organisation, name.resolution) == (None, Resolution.REJECTED)
