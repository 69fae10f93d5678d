"""A disclosure is secret: only named people read it, and its words stand nowhere but in its own records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers

from panhuo.matching.api import patents_for_text, sync_index
from panhuo.orgs.api import NotAllowed, grant_access, run_pending_jobs
from panhuo.portfolio.prefiling.api import (
    Disclosure,
    DisclosureInventor,
    InventorValue,
    PersonRole,
    disclosure_metadata,
    name_person,
    search_prior,
    unname_person,
)
from panhuo.portfolio.prefiling.models import Funding
from portfolio.prefiling.people import MARK, disclosed, passed, under_assessment
from web.records import make_patent

pytestmark = pytest.mark.django_db


def sees(user, disclosure) -> bool:
    return Disclosure.objects.visible_to(user).filter(pk=disclosure.pk).exists()


def test_only_named_people_read_it(people, outsider, firm, officer, root):
    inventor = people.colleague
    disclosure = under_assessment(people, inventors=[InventorValue("甲"), InventorValue("乙", inventor)])
    for named in (people.author, people.office, inventor, *people.panel):
        assert sees(named, disclosure)
    for other in (people.boss, outsider, firm, officer, root):
        assert not sees(other, disclosure)


def test_a_share_or_a_membership_opens_nothing(people, outsider):
    disclosure = disclosed(people)
    grant_access(object_type="disclosure", object_id=disclosure.pk, user=outsider, reason="x", actor=None)
    grant_access(
        object_type="disclosure", object_id=disclosure.pk, organisation=people.university, reason="x", actor=None
    )
    assert not sees(outsider, disclosure)
    assert not sees(people.boss, disclosure)


def test_a_right_that_is_taken_away_ends_at_once(people):
    disclosure = under_assessment(people)
    panel = people.panel[0]
    unname_person(disclosure.people.get(user=panel), actor=people.office)
    assert not sees(panel, disclosure)
    with pytest.raises(NotAllowed):
        search_prior(disclosure, actor=panel)


def test_a_deactivated_account_reads_nothing(people):
    disclosure = under_assessment(people)
    people.author.is_active = False
    people.author.save()
    assert not sees(people.author, disclosure)


def test_root_sees_metadata_only(people, root):
    disclosure = disclosed(people)
    (line,) = disclosure_metadata(root)
    assert (line.number, line.state) == (disclosure.pk, "draft")
    assert MARK not in str(line)
    with pytest.raises(NotAllowed):
        disclosure_metadata(people.boss)


def test_prior_art_is_found_and_nothing_of_the_question_is_kept(people, tmp_path, settings):
    patent = make_patent()
    sync_index()
    disclosure = under_assessment(people)
    results = search_prior(disclosure, actor=people.author)
    assert patent in [hit.patent for hit in results.hits]
    assert results.run_id is None
    assert disclosure.searches.get().hits == [hit.patent.pk for hit in results.hits]


@pytest.mark.django_db(transaction=True)
def test_its_words_stand_in_no_other_record_index_or_file(people, settings, tmp_path, caplog):
    """The whole way once, then every table, every file of the index and every log line is read."""
    make_patent()
    sync_index()
    disclosure = passed(people)
    search_prior(disclosure, actor=people.author)
    name_person(disclosure, user=people.colleague, role=PersonRole.OFFICE, actor=people.office)
    run_pending_jobs()
    sync_index()
    own = {Disclosure, DisclosureInventor, Funding}
    for model in apps.get_models():
        if model in own or not model._meta.managed:
            continue
        for row in model._base_manager.all():
            text = serializers.serialize("json", [row]).encode().decode("unicode_escape", "surrogatepass")
            assert MARK not in text, f"{model.__name__} {row.pk}"
    for folder in {Path(settings.INDEX_DIR), Path(settings.DATA_DIR), tmp_path}:
        for path in folder.rglob("*"):
            if path.is_file():
                assert MARK.encode() not in path.read_bytes(), path
    assert MARK not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_nobody_finds_it_by_searching(people, outsider, root):
    make_patent()
    sync_index()
    disclosed(people)
    run_pending_jobs()
    sync_index()
    for user in (people.author, people.office, outsider, root):
        hits = patents_for_text(MARK, user=user).hits
        assert MARK not in json.dumps([hit.patent.title for hit in hits], ensure_ascii=False)
