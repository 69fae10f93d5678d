"""Each rule by its plainest case, by what isn't it, and by the day from which it binds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from panhuo.policies.auditor.api import Category, Severity, Tag, all_rules, audit_clause

PLAIN = {
    Tag.FILING: "企业提交发明专利申请的，每件补助1000元。",
    Tag.GRANT: "企业获得实用新型专利授权的，每件奖励800元。",
    Tag.ANNUITY: "专利年费由市财政补贴50%。",
    Tag.AGENCY: "专利代理服务费由区财政补助一半。",
    Tag.DISGUISED: "企业可凭授权发明专利抵扣房租，每件抵扣1000元。",
    Tag.DUPLICATE: "企业已获省级专利资助的，县级再按同等标准补助一次，互不影响。",
    Tag.EXCESS: "专利资助金额高于企业实际缴纳费用的，结余归企业所有。",
    Tag.FIRST: "对首次取得发明专利授权的企业，给予“零突破”奖励2万元。",
    Tag.BIG_FILER: "年度发明专利授权达到20件、50件的企业，分别奖励10万元、30万元。",
    Tag.ONLY_COUNT: "各区专利授权量按季排名通报，末位的扣考核分2分。",
    Tag.MAINLY_COUNT: "申报高级职称的，须取得授权发明专利5件以上，否则不予受理。",
}


def tags(text, **options):
    return {tag for finding in audit_clause(text, **options) for tag in finding.tags}


@pytest.mark.parametrize("tag", list(Tag))
def test_every_tag_has_its_plain_case(tag):
    assert tag in tags(PLAIN[tag])


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.key)
def test_a_rule_binds_from_its_day_on(rule):
    text = PLAIN[rule.tag]
    first = min(other.in_force for other in all_rules() if other.tag is rule.tag)
    assert rule.tag not in tags(text, as_of=first - timedelta(days=1))
    found = {r.key for finding in audit_clause(text, as_of=rule.in_force) for r in finding.rules}
    assert rule.key in found


def test_granted_inventions_could_be_subsidised_until_2025():
    text = "国内发明专利获得授权的，每件补助3000元。"
    assert tags(text, as_of=date(2024, 12, 31)) == set()
    assert tags(text, as_of=date(2025, 1, 1)) == {Tag.GRANT}


def test_the_newest_rule_is_named():
    rules = [rule.key for finding in audit_clause(PLAIN[Tag.ONLY_COUNT]) for rule in finding.rules]
    assert rules == ["only-count-2025"]
    (finding,) = audit_clause(PLAIN[Tag.ONLY_COUNT], as_of=date(2023, 1, 1))
    assert finding.severity is Severity.RESTRICTED


@pytest.mark.parametrize(
    ("tag", "category"),
    [
        (Tag.FILING, Category.SUBSIDY),
        (Tag.ONLY_COUNT, Category.ASSESSMENT),
        (Tag.MAINLY_COUNT, Category.EVALUATION),
    ],
)
def test_kinds_of_policy(tag, category):
    assert [finding.category for finding in audit_clause(PLAIN[tag])] == [category]


@pytest.mark.parametrize(
    "text",
    [
        "对专利申请、授权和年费一律不予资助。",
        "取消“每授权一件发明奖励5000元”的规定。",
        "截至2024年底，全市有效发明专利12000件，居全省第三。",
        "不得将专利数量作为职称评审的前置条件。",
        "每人限报3项专利作为代表性成果，由专家评价其质量。",
        "具备下列条件之一的可以申报：（1）授权发明专利2件以上；（2）主持省级项目；（3）获省级科技奖。",
        "被授予专利权的单位应当自公告之日起三个月内发给发明人奖金，一项发明专利不低于4000元。",
        "专利质押贷款按利息的50%贴息，单户每年不超过30万元。",
        "专利许可净收入的70%奖励发明人。",
        "拥有高价值发明专利并实现产业化的，由专家综合评分。",
        "每万人拥有公厕3座，每件保洁工具贴有编号。",
    ],
)
def test_what_is_no_fault(text):
    assert audit_clause(text) == []


def test_a_university_may_pay_its_own_fees_and_a_government_may_not():
    text = "职务发明专利年费由转化基金统筹列支。"
    assert tags(text, level="高校") == set()
    assert tags(text, level="市") == {Tag.ANNUITY}


def test_one_half_that_offends_is_found_beside_one_that_does_not():
    text = "为专利投保的企业可获保费补贴三成，专利许可合同每份补助500元。企业为自有专利缴纳的年费，同样由街道补贴三成。"
    (finding,) = audit_clause(text)
    assert finding.tags == (Tag.ANNUITY,)
    assert finding.sentence.words.startswith("企业为自有专利")


def test_the_share_of_points_decides():
    much = "评审总分100分，其中专利件数占55分，技术方案占45分。"
    little = "评审总分100分，其中专利件数占5分，研发投入占45分，经济效益占50分。"
    assert tags(much) == {Tag.MAINLY_COUNT}
    assert tags(little) == set()


def test_the_lead_of_a_list_holds_for_its_items():
    text = "专项资金用于下列事项的补助：\n（一）发明专利申请，每件1000元；\n（二）专利保险，保费的一半。"
    (finding,) = audit_clause(text)
    assert finding.tags == (Tag.FILING,)
    assert finding.sentence.words.startswith("（一）")


def test_a_denying_lead_holds_for_its_items():
    assert audit_clause("下列支出不予补助：\n（一）专利申请费；\n（二）专利年费。") == []
