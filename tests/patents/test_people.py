"""Names on patents become people; the story of a patent stays whole."""

from __future__ import annotations

import pytest

from factories import make_user
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import (
    Inventor,
    Person,
    assign_inventor,
    claim_inventor,
    create_team,
    current_patent,
    merge_patents,
    patent_events,
    patent_ids,
    release_inventor,
)
from patents.samples import app_number, make_patent, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventor(university, office) -> Inventor:
    patent = make_patent(owners=(university.name,), inventors=(office.display_name, "示例发明人乙"))
    return patent.inventors.first()


def test_who_bears_the_name_and_belongs_to_an_owner_claims_it(inventor, office):
    person = claim_inventor(inventor, actor=office)
    assert (person.user, person.organisation.name) == (office, "示例理工大学")
    assert claim_inventor(inventor, actor=office) == person
    assert person.inventions.get() == inventor


def test_others_do_not(inventor, outsider, university):
    with pytest.raises(NotAllowed):
        claim_inventor(inventor, actor=outsider)
    with pytest.raises(InvalidInput):
        claim_inventor(inventor, actor=make_user(organisation=university))


def test_a_claimed_name_is_taken_until_it_is_released(inventor, office, outsider, university):
    claim_inventor(inventor, actor=office)
    other = Person.objects.create(name="别人", organisation=university)
    with pytest.raises(InvalidInput):
        assign_inventor(inventor, person=other, actor=office)
    with pytest.raises(NotAllowed):
        release_inventor(inventor, actor=outsider)
    release_inventor(inventor, actor=office)
    assert assign_inventor(inventor, person=other, actor=office) == other


def test_a_claim_survives_a_new_list_of_inventors(inventor, office):
    person = claim_inventor(inventor, actor=office)
    number = inventor.patent.identifiers.get().value
    save(number, inventors=("示例发明人丙", office.display_name))
    rows = list(inventor.patent.inventors.values_list("name", "person"))
    assert rows == [("示例发明人丙", None), (office.display_name, person.pk)]


def test_a_person_of_another_organisation_has_no_part_in_the_patent(inventor, other_university, outsider):
    stranger = Person.objects.create(name="别人", organisation=other_university)
    with pytest.raises(NotAllowed):
        assign_inventor(inventor, person=stranger, actor=outsider)


def test_teams_are_of_one_organisation(university, other_university, office):
    own = Person.objects.create(name="甲", organisation=university)
    other = Person.objects.create(name="乙", organisation=other_university)
    assert create_team(name="能源组", organisation=university, members=[own], actor=office).members.get() == own
    with pytest.raises(InvalidInput):
        create_team(name="混合组", organisation=university, members=[own, other], actor=office)


def test_the_story_of_a_merged_record_is_told_with_the_other():
    keep = save(app_number(9_960_001), title="甲").patent
    middle, last = save("CN199600002A", title="乙").patent, save("CN199600003A", title="丙").patent
    merge_patents(middle, last, actor=None)
    merge_patents(keep, middle, actor=None)
    last.refresh_from_db()

    assert current_patent(last) == keep
    assert set(patent_ids(keep)) == {keep.pk, middle.pk, last.pk}
    verbs = [event.verb for event in patent_events(keep)]
    assert verbs.count("created") == 3
    assert verbs.count("merged") == 2
