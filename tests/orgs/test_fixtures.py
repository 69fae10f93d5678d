"""The shared fixtures say what they promise."""

from panhuo.orgs.api import acting_organisation, is_staff_of


def test_people_work_where_their_fixture_says(office, outsider, firm, officer, university, enterprise):
    assert acting_organisation(office) == university
    assert is_staff_of(firm, enterprise)
    assert not is_staff_of(outsider, university)
    assert not is_staff_of(officer, university)
