"""Counts at the links of a chain follow the reader's rights; a gap says whether it is none or not known."""

from __future__ import annotations

import pytest

from factories import make_organisation, make_user
from panhuo.exchange.chains.api import (
    Chain,
    chain_counts,
    create_chain,
    needs_at,
    read_outline,
    restore_version,
    save_outline,
)
from panhuo.needs.models import EnterpriseProfile, Need
from panhuo.orgs.api import InvalidInput, NotAllowed, OrganisationKind
from panhuo.patents.models import Patent, PatentClass

OUTLINE = """氢能
  制氢 ｜ IPC：C25B
    电解槽 ｜ 关键词：电解槽
  储氢 ｜ 关键词：储氢瓶 ｜ 行业：C33
  加氢
"""


@pytest.fixture
def centre(db):
    return make_organisation(name="示例氢能产业知识产权运营中心", kind=OrganisationKind.SERVICE)


@pytest.fixture
def clerk(centre):
    return make_user(organisation=centre)


@pytest.fixture
def chain(centre, clerk) -> Chain:
    return create_chain(centre, title="示例氢能链", actor=clerk, nodes=read_outline(OUTLINE))


def patent(title, symbol="", **more):
    made = Patent.objects.create(title=title, **more)
    if symbol:
        PatentClass.objects.create(patent=made, scheme="ipc", symbol=symbol)
    return made


def test_counts_go_up_once_and_stop_where_rights_stop(chain, clerk, university, enterprise):
    patent("一种电解槽", "C25B9/00")
    patent("一种催化剂", "C25B11/04")
    patent("一种死去的电解槽", "C25B9/00", legal_state="dead")
    patent("一种秘密电解槽", "C25B9/00", visibility="organisation", holder=university)
    patent("一种没有分类的装置")
    Need.objects.create(title="求购储氢瓶", organisation=enterprise, visibility="public")
    EnterpriseProfile.objects.create(organisation=enterprise, industry="C3311", visibility="public")
    counts = chain_counts(chain, user=clerk)
    by_name = {row.node.name: row for row in counts.rows}
    assert len(by_name["制氢"].patents) == 2
    assert len(by_name["电解槽"].patents) == 1
    assert len(by_name["氢能"].patents) == 2
    assert by_name["储氢"].patents == set()
    assert by_name["储氢"].wanted
    assert len(by_name["储氢"].enterprises) == 1
    assert by_name["加氢"].patents is None
    assert by_name["加氢"].unknown
    assert by_name["制氢"].needs == set(), "its part has a keyword, so needs can be counted"
    assert counts.unclassed == 1
    for row in counts.rows:
        if not row.below:
            assert set(needs_at(row.node, user=clerk).values_list("pk", flat=True)) == (row.needs or set())
    office = make_user(organisation=university)
    seen = {row.node.name: row for row in chain_counts(chain, user=office).rows}
    assert len(seen["制氢"].patents) == 3


def test_a_node_keeps_its_record_through_changes_and_versions_come_back(chain, clerk):
    kept = chain.nodes.get(name="电解槽").pk
    save_outline(chain, text="氢能\n  电解槽 ｜ IPC：C25B9/00", actor=clerk)
    assert chain.nodes.count() == 2
    assert chain.nodes.get(name="电解槽").pk == kept
    restore_version(chain, number=1, actor=clerk)
    assert chain.nodes.count() == 5
    assert chain.version == 3
    assert chain.nodes.get(pk=kept).parent.name == "制氢"


def test_an_unknown_industry_names_its_line_and_changes_nothing(chain, clerk):
    with pytest.raises(InvalidInput, match="第 2 行"):
        save_outline(chain, text="氢能\n  储氢 ｜ 行业：不存在的行业", actor=clerk)
    assert chain.nodes.count() == 5


def test_others_neither_change_nor_see_a_private_chain(chain, outsider):
    with pytest.raises(NotAllowed):
        save_outline(chain, text="氢能", actor=outsider)
    assert Chain.objects.visible_to(outsider).exists()
    Chain.objects.update(visibility="organisation")
    assert not Chain.objects.visible_to(outsider).exists()
