"""A patent as a key: to graduation, titles, honours and lists, or in place of a paper. And what only looks like it."""

from __future__ import annotations

import pytest

from panhuo.policies.auditor.api import Tag, audit_clause

SUFFICES = [
    "研究生获得授权实用新型专利一件的，可以申请毕业答辩。",
    "在校期间获得一项授权专利即可参评优秀毕业生。",
    "获得授权发明专利的学生，可推荐免试攻读硕士研究生。",
    "获国家授权专利一件，视同发表核心期刊论文一篇（用于毕业）。",
    "获国家授权专利一件，视同发表核心期刊论文一篇（用于职称）。",
    "获国家授权专利一件，视同发表核心期刊论文一篇（用于考核）。",
    "一项发明专利等同于一篇SCI论文，用于职称评审。",
    "有授权发明专利者可破格申报副教授。",
    "学位论文可由一件授权发明专利代替。",
    "实用新型专利每项可顶替选修课一门。",
    "取得发明专利的，可不受学历限制申报高级工程师。",
    "有自主专利的企业自动纳入科技型企业库。",
    "人才认定标准：取得国家发明专利一件。",
    "持有发明专利的外来务工人员加20分。",
]
NEEDED = [
    "研究生取得发明专利授权的，方可申请毕业答辩。",
    "有专利的企业才能参加县长质量奖评选。",
    "申报省级科技型企业，应当具有一件以上有效专利。",
]
HARMLESS = [
    "研究生可以申请毕业答辩。",
    "获得专利权的单位可以申请开放许可。",
    "研究生可以在获得专利授权后申请实施许可。",
    # the patent itself is spoken of, not who has it
    "执行学校任务取得的专利认定为职务发明，专利权归学校所有。",
    "取得授权的专利列为学校无形资产，由国资处统一登记。",
    "获得授权的专利自动列入知识产权管理系统，由系统生成缴费提醒。",
    # quality, use or judgement decide
    "专利获得授权并完成转化的，发明人可申请破格晋升。",
    "发明专利获得中国专利奖的第一发明人，可破格申报高级职称。",
    # one of several ways
    "研究生获得授权专利或者发表论文的，可以申请毕业答辩。",
    # told as an old rule, or refused
    "取消“获得授权专利可申请免试推荐”的规定。",
    "对曾以“一件专利抵一篇论文”方式取得职称的人员，由行业主管部门复核。",
    "授权专利不得替代学位论文，也不得折算为论文。",
    # secrecy before publication
    "拟申请专利的研究成果，应当在提交专利申请后方可发表论文、参加答辩或者公开展示。",
]


def tags(text):
    return {tag for finding in audit_clause(text, level="高校") for tag in finding.tags}


@pytest.mark.parametrize("text", SUFFICES)
def test_a_patent_that_suffices(text):
    assert tags(text) == {Tag.ONLY_COUNT}


@pytest.mark.parametrize("text", NEEDED)
def test_a_patent_that_is_needed(text):
    assert tags(text) == {Tag.MAINLY_COUNT}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_a_key(text):
    assert tags(text) == set()


def test_a_rule_in_quotation_marks_that_is_adopted_still_binds():
    assert tags("实行“一件专利抵一篇论文”的办法，适用于全部职称系列。") == {Tag.ONLY_COUNT}


def test_judgement_that_is_waived_is_no_judgement():
    assert tags("取得授权发明专利的，不经同行评议直接认定为副教授。") == {Tag.ONLY_COUNT}
    assert tags("取得授权发明专利的，经同行评议可认定为副教授。") == set()


def test_both_the_ground_and_what_it_opens_are_marked():
    text = "研究生获得授权实用新型专利一件的，可以申请毕业答辩。"
    (finding,) = audit_clause(text)
    assert [span.words for span in finding.words] == ["获得授权实用新型专利一件", "可以申请毕业"]
