from __future__ import annotations

from datetime import date

import pytest

from panhuo.intake.api import LegalState, PatentKind, Row, Severity, parse_need, parse_patent, recognise


def patent(**cells):
    headings = list(cells)
    return parse_patent(Row(7, tuple(cells.values()), "a.xlsx", "表一"), recognise(headings, kind="patents"))


def need(**cells):
    return parse_need(Row(7, tuple(cells.values()), "b.xlsx", "表一"), recognise(list(cells), kind="needs"))


def test_a_full_row():
    row = patent(
        申请号="ZL201710601862.3",
        公开公告号="CN107000000A | CN107000000B",
        标题="一种装置",
        申请人="示例大学；示例科技有限公司",
        发明人="甲某;乙某",
        IPC="F01K 23/10(2006.01)I; F22B1/18",
        申请日="2017.07.21",
        法律状态="授权 | 权利转移",
        被引证次数="3",
        学院="能源学院",
        附注列="别丢了我",
    )
    assert row.application_no == "201710601862.3"
    assert row.publication_nos == ("CN107000000A", "CN107000000B")
    assert (row.kind, row.legal_state, row.legal_status) == (PatentKind.INVENTION, LegalState.VALID, "授权 | 权利转移")
    assert (row.applicants, row.owners, row.holders) == (("示例大学", "示例科技有限公司"), (), row.applicants)
    assert (row.ipc, row.application_date, row.cited_by) == (("F01K23/10", "F22B1/18"), date(2017, 7, 21), 3)
    assert (row.extra, row.unmapped) == ({"college": "能源学院"}, {"附注列": "别丢了我"})
    assert (row.problems, row.refused) == ((), False)


def test_what_is_not_there_is_unknown_and_never_a_default():
    row = patent(标题="一种装置", 申请号="", 法律状态="-", 被引证次数="-")
    assert (row.application_no, row.kind, row.legal_state, row.cited_by) == (None, None, LegalState.UNKNOWN, None)
    assert (row.holders, row.application_date, row.problems) == ((), None, ())


def test_a_wrong_check_digit_is_a_warning_with_its_cell_and_no_identity():
    row = patent(标题="一种装置", 申请号="201710601862.4")
    assert (row.application_no, row.refused) == (None, False)
    assert row.doubtful[0].suggestion == "201710601862.3"
    (problem,) = row.problems
    assert (problem.row, problem.column, problem.heading, problem.value) == (7, "B", "申请号", "201710601862.4")
    assert "应为 3" in problem.message
    assert problem.place == "工作表“表一”第 7 行 B 列（申请号）"


@pytest.mark.parametrize(
    "cells", [{"申请号": "2.01711E+12"}, {"申请号": "201710601862.4"}, {"申请人": "示例大学", "申请号": None}]
)
def test_a_row_without_any_identity_is_refused_with_its_reason(cells):
    row = patent(**cells)
    assert row.refused
    (problem,) = [item for item in row.problems if item.severity is Severity.REFUSED]
    assert "无法确定是哪件专利" in problem.message


@pytest.mark.parametrize("other", [{"标题": "一种装置"}, {"公开号": "CN107000000A"}, {"编号": "17"}])
def test_a_destroyed_number_refuses_nothing_where_there_is_another_identity(other):
    row = patent(申请号="2.01711E+12", **other)
    assert not row.refused
    assert [problem.code for problem in row.problems] == ["number_excel_destroyed"]


def test_numbers_in_the_wrong_column_are_taken_for_what_they_are():
    row = patent(申请号="CN107000000A", 公开号="201710601862.3")
    assert (row.application_no, row.publication_nos) == ("201710601862.3", ("CN107000000A",))


def test_foreign_numbers_are_kept():
    row = patent(公开号="EP3012345B1", 专利类型="授权发明")
    assert (row.foreign_nos, row.publication_nos, row.kind) == (("EP3012345B1",), (), PatentKind.INVENTION)


def test_the_number_wins_over_a_contradicting_kind():
    row = patent(公开号="CN207123456U", 专利类型="发明公布")
    assert (row.kind, [problem.code for problem in row.problems]) == (PatentKind.UTILITY_MODEL, ["kind_contradicts"])


def test_the_status_column_that_tells_something_decides():
    row = patent(标题="a", 当前法律状态="权利转移", 专利有效性="有效")
    assert (row.legal_status, row.legal_state, row.problems) == ("权利转移", LegalState.VALID, ())
    assert [problem.code for problem in patent(标题="a", 法律状态="天晓得").problems] == ["status_unknown"]


def test_mixed_classes_are_sorted_by_form():
    assert patent(title="a", classes="02-03 (12);??14-04 (12)").locarno == ("02-03", "14-04")
    assert patent(title="a", classes="C12P7/64(2006.01)I;??C12R1/89(2006.01)N").ipc == ("C12P7/64", "C12R1/89")


def test_a_need_from_several_text_columns():
    row = need(
        需求名称="余热回收",
        技术需求描述="高湿烟气",
        主要技术指标="回收率 60%",
        企业名称="示例 陶瓷有限公司",
        **{"预算（万元）": "50-100"},
    )
    assert (row.title, row.text, row.organisation) == ("余热回收", "高湿烟气\n回收率 60%", "示例陶瓷有限公司")
    assert (row.budget_min, row.budget_max, row.budget_text) == (50_000_000, 100_000_000, "50-100")
    assert row.whole_text == "余热回收\n高湿烟气\n回收率 60%"


def test_a_need_keeps_what_it_cannot_read_as_unknown():
    row = need(需求名称="余热回收", 预算="面议", 截止日期="年底", 合作方式="许可、合作开发", 统一社会信用代码="911")
    assert (row.budget_min, row.budget_max, row.deadline, row.uscc) == (None, None, None, None)
    assert row.modes == ("许可", "合作开发")
    assert [(problem.code, problem.column) for problem in row.problems] == [("uscc", "E"), ("date", "C")]


def test_two_budget_columns_that_contradict_each_other():
    row = need(需求名称="a", 预算下限="100万元", 预算上限="50万元")
    assert (row.budget_min, row.budget_max, row.problems[0].code) == (None, None, "money")


def test_a_need_without_words_is_refused():
    assert need(需求名称="-", 企业名称="示例公司").refused


def test_each_unreadable_cell_is_a_warning_that_names_itself():
    row = patent(标题="a", 专利类型="商标", IPC="余热; F01K", 被引证次数="很多", 申请日="昨天", 公开号="CN107000000")
    assert {(problem.code, problem.column) for problem in row.problems} == {
        ("kind_unknown", "B"),
        ("class_unknown", "C"),
        ("count", "D"),
        ("date", "E"),
        ("number_kind_code_missing", "F"),
    }
    assert (row.ipc, row.cited_by, row.application_date, row.refused) == (("F01K",), None, None, False)
    assert all(problem.severity is Severity.WARNING for problem in row.problems)


def test_of_two_applications_in_one_row_the_first_counts_and_it_is_said():
    row = patent(申请号="201710601862.3; 200710308494.X")
    assert (row.application_no, [problem.code for problem in row.problems]) == ("201710601862.3", ["number_second"])
