"""The normal form of names, and where records keep it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.orgs.api import DomainError, Organisation, User, add_name, create_organisation, normalise_name, rename


@pytest.mark.parametrize("spelling", ["示例 大学（华东）", "示例大学(华东)", " 示例　大学（华东） "])
def test_spellings_of_one_name_meet(spelling: str):
    assert normalise_name(spelling) == "示例大学(华东)"


@given(st.text(max_size=40))
def test_the_normal_form_is_stable(text: str):
    assert normalise_name(normalise_name(text)) == normalise_name(text)


def test_a_renamed_organisation_keeps_its_former_name(university: Organisation, root: User):
    rename(university, name="示例科技大学", actor=root)
    university.refresh_from_db()
    assert university.normal_name == "示例科技大学"
    assert list(university.names.values_list("normal_name", "kind")) == [("示例理工大学", "former")]
    rename(university, name="示例理工大学", actor=root)
    assert list(university.names.values_list("name", flat=True)) == ["示例科技大学"]


def test_a_name_of_another_organisation_cannot_be_taken(university: Organisation, root: User):
    with pytest.raises(DomainError, match="已有名为"):
        create_organisation(name="示例 理工大学", kind="university", actor=root)
    other = create_organisation(name="示例大学", kind="university", actor=root)
    with pytest.raises(DomainError, match="已有名为"):
        add_name(other, name="示例理工大学", kind="alias", actor=root)
