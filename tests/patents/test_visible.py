"""List, detail, counts and facets say the same to every viewer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.orgs.api import OrganisationStatus, grant_access
from panhuo.patents.api import (
    Patent,
    PatentFilters,
    filter_patents,
    merge_patents,
    patent_facets,
    seen_patent_facets,
    seen_states,
    set_visibility,
)
from patents.samples import app_number, save

pytestmark = pytest.mark.django_db
KINDS = ("public", "members", "private", "private_other", "granted_user", "granted_org", "lapsed", "merged")


@pytest.fixture
def patents(university, other_university, enterprise, office):
    """One record of each sort; the shared ones are private records of `other_university`."""
    made = {
        "public": save(app_number(9_920_001), holder=university, title="公开"),
        "members": save(app_number(9_920_002), holder=other_university, visibility="members", title="登录可见"),
        "private": save(app_number(9_920_003), holder=university, visibility="organisation", title="内部"),
        "private_other": save(app_number(9_920_004), holder=other_university, visibility="organisation", title="他校"),
        "granted_user": save(
            app_number(9_920_005), holder=other_university, visibility="organisation", title="授予个人"
        ),
        "granted_org": save(
            app_number(9_920_006), holder=other_university, visibility="organisation", title="授予机构"
        ),
        "lapsed": save(app_number(9_920_007), holder=other_university, visibility="organisation", title="到期"),
        "merged": save("CN199200008A", title="并入的"),
    }
    found = {name: result.patent for name, result in made.items()}
    merge_patents(found["public"], found["merged"], actor=None)
    share = {"object_type": "patent", "reason": "对接", "actor": None}
    grant_access(object_id=found["granted_user"].pk, user=office, **share)
    grant_access(object_id=found["granted_org"].pk, organisation=enterprise, **share)
    past = timezone.now() - timedelta(minutes=1)
    grant_access(object_id=found["lapsed"].pk, user=office, until=past, **share)
    return found


def seen(user, patents) -> set[str]:
    """What the user sees, after checking that list, detail, count and facets agree."""
    visible = Patent.objects.visible_to(user)
    listed = set(visible.values_list("pk", flat=True))
    detail = {patent.pk for patent in patents.values() if visible.filter(pk=patent.pk).exists()}
    facets = patent_facets(visible)
    assert listed == detail
    assert visible.count() == len(listed) == facets.total
    for facet in (facets.kind, facets.state, facets.section, facets.year):
        assert sum(value.count for value in facet) == len(listed)
    for name, patent in patents.items():
        hits = filter_patents(visible, PatentFilters(q=patent.title))
        assert hits.filter(pk=patent.pk).exists() == (patent.pk in listed), name
    return {name for name, patent in patents.items() if patent.pk in listed}


def test_a_stranger_sees_what_is_public(patents):
    assert seen(AnonymousUser(), patents) == {"public"}


def test_a_person_without_organisation_sees_what_is_public(patents):
    assert seen(make_user(), patents) == {"public"}


def test_a_member_of_the_holder_and_a_person_with_a_grant(patents, office):
    assert seen(office, patents) == {"public", "members", "private", "granted_user"}


def test_another_organisation(patents, outsider):
    assert seen(outsider, patents) == {
        "public", "members", "private_other", "granted_user", "granted_org", "lapsed"
    }  # fmt: skip


def test_an_organisation_with_a_grant(patents, firm):
    assert seen(firm, patents) == {"public", "members", "granted_org"}


def test_the_administrator_sees_all_but_merged(patents):
    assert seen(make_user(is_superuser=True), patents) == set(KINDS) - {"merged"}


def test_a_membership_of_a_closed_organisation_counts_for_nothing(patents):
    closed = make_organisation(status=OrganisationStatus.CLOSED)
    assert seen(make_user(organisation=closed), patents) == {"public"}


def test_a_deactivated_person_sees_what_is_public(patents, university):
    assert seen(make_user(organisation=university, is_active=False), patents) == {"public"}


def test_counts_that_are_kept_are_those_that_are_counted(
    patents, university, office, outsider, firm, root, monkeypatch
):
    monkeypatch.setattr("panhuo.patents.queries.seen.COUNTED_ALWAYS", 0)
    everybody = (AnonymousUser(), make_user(), office, outsider, firm, root)

    def agree() -> None:
        mine = PatentFilters(owner=(f"org:{university.pk}",))
        for user in everybody:
            for filters in (PatentFilters(), PatentFilters(state=("valid",)), mine):
                for _time in range(2):
                    counted = patent_facets(Patent.objects.visible_to(user), filters)
                    assert seen_patent_facets(user, filters) == counted
            assert seen_states(user).total() == Patent.objects.visible_to(user).count()

    assert any(value.value == "unknown" for value in seen_patent_facets(root, PatentFilters()).owner)
    agree()
    set_visibility(patents["public"], visibility="organisation", actor=office)
    agree()
    save("CN199200009A", holder=university, title="又一件", owners=("示例新校",))
    agree()
    make_organisation(name="示例新校")
    agree()
