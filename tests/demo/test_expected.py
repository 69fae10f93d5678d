"""The demonstration's needs find the patents that were written for them."""

from __future__ import annotations

import pytest

from panhuo.demo.api import load_demo
from panhuo.demo.patents import patent_rows
from panhuo.demo.read import read_data
from panhuo.engine.api import encoder_status
from panhuo.matching.api import needs_for_patent, patents_for_need, sync_index
from panhuo.needs.api import Need
from panhuo.orgs.api import Organisation
from panhuo.patents.api import Patent, find_patent

pytestmark = pytest.mark.django_db
TOP = 3


@pytest.fixture
def expected(settings, tmp_path) -> list[tuple[Need, set[Patent]]]:
    """Every need of the demonstration with the patents that answer it."""
    settings.DATA_DIR = tmp_path
    settings.ENCODER = "none"
    load_demo()
    patents = {}
    for entry in read_data("patents")["patents"]:
        holder = Organisation.objects.get(name=entry["holder"], is_demo=True)
        patents[entry["key"]] = find_patent(patent_rows(entry)[0], holder=holder, actor=None)
    pairs = []
    for entry in read_data("needs")["needs"]:
        need = Need.objects.get(external_id=f"demo:{entry['key']}")
        pairs.append((need, {patents[key] for key in entry["expected"]}))
    return pairs


def share_found(expected, user) -> float:
    found = [
        bool(answers & {hit.patent for hit in patents_for_need(need, user=user, limit=TOP).hits})
        for need, answers in expected
    ]
    return sum(found) / len(found)


def test_every_need_has_an_answer_that_may_be_found(expected, root):
    assert len(expected) >= 15
    for need, answers in expected:
        assert answers, need.title
        assert None not in answers, need.title
        assert any(patent.legal_state != "dead" for patent in answers), need.title


def test_words_alone_put_the_answer_among_the_first_three_for_seven_of_ten(expected, root):
    sync_index()
    assert share_found(expected, root) >= 0.7


@pytest.mark.model
def test_words_and_meaning_do_so_for_eight_of_ten(expected, root, settings):
    if not encoder_status().available:
        pytest.skip(encoder_status().reason)
    settings.ENCODER = "careful"
    sync_index()
    assert share_found(expected, root) >= 0.8


def test_strangers_get_public_patents_only(expected):
    from django.contrib.auth.models import AnonymousUser

    sync_index()
    stranger = AnonymousUser()
    seen = Need.objects.visible_to(stranger)
    assert seen.exists()
    for need in seen:
        assert all(hit.patent.visibility == "public" for hit in patents_for_need(need, user=stranger).hits)


def test_turned_round_the_need_is_found_for_its_patent(expected, root):
    sync_index()
    found = [
        need in {hit.need for hit in needs_for_patent(patent, user=root, limit=TOP).hits}
        for need, answers in expected
        for patent in answers
    ]
    assert sum(found) / len(found) >= 0.7
