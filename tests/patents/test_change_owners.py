"""A patent passes to others: the rule of places, and what may be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.orgs.api import InvalidInput, NotAllowed, OutboxEntry
from panhuo.patents.api import (
    Patent,
    Visibility,
    change_owners,
    merge_patents,
    owner_names,
    owners_after,
    patent_events,
)
from patents.samples import make_patent

NAMES = st.lists(st.sampled_from([f"示例{one}公司" for one in "甲乙丙丁戊"]), unique=True)


@given(before=NAMES, leaving=NAMES, joining=NAMES)
def test_who_does_not_leave_keeps_the_order_and_who_joins_stands_where_the_first_left(before, leaving, joining):
    after = owners_after(before, leaving=leaving, joining=joining)
    gone = [one for one in before if one in leaving]
    if not gone:
        assert after == before
        return
    assert len(after) == len(set(after))
    assert set(after) == (set(before) - set(gone)) | set(joining)
    stay = [one for one in before if one not in leaving and one not in joining]
    assert [one for one in after if one in stay] == stay
    ahead = [one for one in before[: before.index(gone[0])] if one not in leaving]
    assert after[: len(ahead)] == ahead
    rest = [one for one in joining if one not in ahead]
    assert after[len(ahead) : len(ahead) + len(rest)] == rest


def test_a_spelling_that_stands_there_is_kept():
    before = ["示例大学", "示例机械有限责任公司"]
    assert owners_after(before, leaving=["示例大学"], joining=["示例机械有限公司"]) == ["示例机械有限责任公司"]


@pytest.mark.django_db
def test_owners_are_written_once_under_the_version_that_was_seen(university, other_university, office, outsider):
    patent = make_patent(holder=university, owners=(university.name,), original_owners=("申请人",))
    said = {"owners": ["新权利人", "别的公司"], "version": patent.version, "holder": university}
    with pytest.raises(NotAllowed):
        change_owners(patent, actor=outsider, **said)
    with pytest.raises(NotAllowed, match="其他单位保管"):
        change_owners(patent, actor=outsider, **(said | {"holder": other_university}))
    for owners in ([], ["新权利人", " "]):
        with pytest.raises(InvalidInput, match="权利人"):
            change_owners(patent, actor=office, **(said | {"owners": owners}))
    after = change_owners(patent, actor=office, via={"number": "1"}, **said)
    fresh = Patent.objects.get(pk=patent.pk)
    assert owner_names(fresh) == ["新权利人", "别的公司"]
    assert [one.owner_name.name for one in fresh.owners.all() if one.original] == ["申请人"]
    assert (fresh.version, fresh.title) == (after.version, patent.title)
    assert patent_events(fresh).last().data["number"] == "1"
    with pytest.raises(InvalidInput, match="有变动") as refused:
        change_owners(patent, actor=office, **said)
    assert refused.value.code == "changed"
    count = OutboxEntry.objects.count()
    change_owners(patent, actor=office, **(said | {"version": after.version}))
    assert OutboxEntry.objects.count() == count, "the same owners again are no change"


@pytest.mark.django_db
def test_a_record_that_became_part_of_another_is_not_written(university, office):
    keep = make_patent(holder=university, owners=(university.name,))
    lose = Patent.objects.create(holder=university, title="同一件专利", visibility=Visibility.PUBLIC)
    merge_patents(keep, lose, actor=office)
    lose.refresh_from_db()
    with pytest.raises(InvalidInput, match="有变动"):
        change_owners(lose, owners=["新权利人"], version=lose.version, holder=university, actor=office)
