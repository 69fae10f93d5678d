"""Nobody finds what they may not see, whatever the index holds."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.world import changed, make_need, make_patent
from panhuo.matching.api import MatchRun, needs_for_patent, patents_for_need, patents_for_text, sync_index
from panhuo.matching.index.scope import granted_tokens, tokens_for, tokens_of
from panhuo.needs.api import Need
from panhuo.orgs.api import Viewer, grant_access, revoke_access
from panhuo.patents.api import Patent

pytestmark = pytest.mark.django_db
TEXT = "一种超静音屏蔽泵"


def finds(user, text: str = TEXT) -> bool:
    return any(hit.patent.title == TEXT for hit in patents_for_text(text, user=user).hits)


@pytest.fixture
def secret(world, university):
    patent = make_patent("pump", title=TEXT, holder=university, visibility="organisation")
    sync_index()
    return patent


def test_an_organisations_own_patent_is_found_by_its_people_only(secret, office, outsider, root, stranger):
    assert (finds(office), finds(root)) == (True, True)
    assert (finds(outsider), finds(stranger)) == (False, False)


def test_members_see_what_is_for_members(secret, outsider, stranger, django_user_model):
    changed(secret, visibility="members")
    sync_index()
    lonely = django_user_model.objects.create_user(username="lonely")
    assert (finds(outsider), finds(lonely), finds(stranger)) == (True, False, False)


def test_a_grant_is_found_after_the_next_sync_and_gone_at_once_when_revoked(secret, outsider, other_university):
    grant_access(object_type="patent", object_id=secret.pk, organisation=other_university, reason="洽谈", actor=None)
    sync_index()
    assert finds(outsider)
    revoke_access(object_type="patent", object_id=secret.pk, organisation=other_university, actor=None)
    assert not finds(outsider)


def test_a_grant_to_one_person_is_not_a_grant_to_their_colleague(secret, outsider, other_university):
    from factories import make_user

    colleague = make_user(organisation=other_university)
    grant_access(object_type="patent", object_id=secret.pk, user=outsider, reason="洽谈", actor=None)
    sync_index()
    assert (finds(outsider), finds(colleague)) == (True, False)


def test_narrowing_a_record_works_at_once(world, stranger):
    sync_index()
    assert finds_pump(stranger, world)
    Patent.objects.filter(pk=world.patents["pump"].pk).update(visibility="members")
    assert not finds_pump(stranger, world)


def finds_pump(user, world) -> bool:
    return world.patents["pump"] in [hit.patent for hit in patents_for_text("低噪声离心泵", user=user).hits]


def test_the_list_is_filled_up_from_further_candidates(world, stranger, university):
    for number in range(40):
        make_patent("weld", title=f"铝合金激光焊接方法{number}")
    sync_index()
    hidden = Patent.objects.filter(title__startswith="铝合金激光焊接方法", pk__gt=world.patents["dust"].pk)
    hidden.exclude(pk__in=hidden.order_by("-pk").values("pk")[:5]).update(visibility="members")
    hits = patents_for_text("铝合金激光焊接方法", user=stranger, limit=6).hits
    assert len(hits) == 6
    assert all(hit.patent.visibility == "public" for hit in hits)


def test_a_merged_record_is_never_shown(world, stranger):
    sync_index()
    Patent.objects.filter(pk=world.patents["pump"].pk).update(merged_into=world.patents["kiln"])
    assert not finds_pump(stranger, world)


def test_needs_of_others_stay_hidden_on_the_turned_round_side(world, office, firm, enterprise):
    private = make_need("激光焊接气孔", "铝合金激光焊接气孔多。", organisation=enterprise, visibility="organisation")
    sync_index()
    patent = world.patents["weld"]
    assert private in [hit.need for hit in needs_for_patent(patent, user=firm).hits]
    assert private not in [hit.need for hit in needs_for_patent(patent, user=office).hits]


def test_a_stored_run_never_serves_another_scope(world, university, office, firm, root):
    make_patent("kiln", title="水泥窑余热发电的保密改进", holder=university, visibility="organisation")
    sync_index()
    need = world.needs["kiln"]
    titles = {}
    for user in (office, firm, root, office, firm):
        titles[user] = [hit.patent.title for hit in patents_for_need(need, user=user).hits]
    assert "水泥窑余热发电的保密改进" in titles[office]
    assert "水泥窑余热发电的保密改进" in titles[root]
    assert "水泥窑余热发电的保密改进" not in titles[firm]
    assert MatchRun.objects.count() == 3


def test_a_stored_run_forgets_what_was_taken_away(secret, world, outsider, other_university):
    grant_access(object_type="patent", object_id=secret.pk, organisation=other_university, reason="洽谈", actor=None)
    need = make_need("屏蔽泵", "需要超静音屏蔽泵。")
    sync_index()
    first = patents_for_need(need, user=outsider)
    assert secret in [hit.patent for hit in first.hits]
    from panhuo.orgs.api import AccessGrant

    AccessGrant.objects.all().delete()  # even without an outbox row
    second = patents_for_need(need, user=outsider)
    assert second.run_id == first.run_id
    assert secret not in [hit.patent for hit in second.hits]
    assert [hit.rank for hit in second.hits] == list(range(1, len(second.hits) + 1))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    visibility=st.sampled_from(["public", "members", "matched", "named", "organisation"]),
    holder=st.sampled_from(["university", "other", None]),
    shared=st.lists(st.tuples(st.sampled_from(["org", "user"]), st.sampled_from([0, 1])), max_size=2, unique=True),
    kind=st.sampled_from(["patent", "need"]),
)
def test_tokens_say_what_visible_to_says(
    visibility, holder, shared, kind, university, other_university, office, outsider, root
):
    organisations = {"university": university, "other": other_university, None: None}
    organisation = organisations[holder]
    if kind == "patent" and visibility in {"matched", "named"}:  # levels of needs
        visibility = "organisation"
    if visibility == "organisation" and organisation is None:
        organisation = university
    record = (
        Patent.objects.create(title="甲", visibility=visibility, holder=organisation)
        if kind == "patent"
        else Need.objects.create(title="甲", text="乙", visibility=visibility, organisation=organisation)
    )
    for whom, number in shared:
        target = (
            {"organisation": (university, other_university)[number]}
            if whom == "org"
            else {"user": (office, outsider)[number]}
        )
        grant_access(object_type=kind, object_id=record.pk, reason="试", actor=None, **target)
    granted = granted_tokens(kind, [record.pk]).get(record.pk, ())
    tokens = tokens_of(
        visibility=visibility, organisation_id=organisation.pk if organisation else None, granted=granted
    )
    for user in (AnonymousUser(), office, outsider, root):
        mine = tokens_for(Viewer.of(user))
        by_tokens = mine is None or bool(set(mine) & set(tokens))
        assert by_tokens == type(record).objects.visible_to(user).filter(pk=record.pk).exists()
