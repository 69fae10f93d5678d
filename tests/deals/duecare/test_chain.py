"""The evidence chain: complete or what is missing, in one PDF."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from deals.agreements.records import SIGNED, approved, draft, paper
from factories import make_user
from panhuo.deals.agreements.api import (
    PartyValue,
    add_file,
    record_notice,
    set_profile,
    sign,
)
from panhuo.deals.duecare.api import (
    EvidencePaper,
    care_book,
    care_data,
    care_pdf,
    chain_of,
    check_party,
    expected_people,
    keep_paper,
    relation_hints,
    save_book,
    state_interest,
    withdraw_paper,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, Role
from panhuo.patents.api import Inventor

pytestmark = pytest.mark.django_db


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join("".join(page.get_textpage().get_text_bounded() for page in pdf).split())


@pytest.fixture
def zhejiang(university, office) -> Any:
    """A state university of Zhejiang."""
    chief = make_user(organisation=university, role=Role.ADMIN)
    set_profile(university, institution="state_university", region="浙江省", actor=chief)
    return university


def signed_deal(office: Any, university: Any, **said: Any) -> Any:
    agreement = approved(draft(office, university, **said), office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    record_notice(
        agreement, first=date(2026, 2, 10), last=date(2026, 2, 27), places=["unit", "market"],
        contents=["name", "summary", "way", "price", "related_party"], actor=office,
    )  # fmt: skip
    return sign(agreement, signed_on=SIGNED, effective_on=SIGNED, actor=office)


def lacking(agreement: Any) -> set[tuple[str, bool]]:
    return {(one.kind, one.late) for one in chain_of(agreement).missing}


def test_what_is_missing_is_named_with_its_article_until_it_is_there(zhejiang, office):
    agreement = signed_deal(office, zhejiang)
    chain = chain_of(agreement)
    assert {rule.article for rule in chain.rules} == {"浙江省促进科技成果转化条例第十九条", "科学技术进步法第九十七条"}
    assert ("unit_rules", False) in lacking(agreement)
    assert ("interest_statement", False) in lacking(agreement)
    assert ("publicity_record", False) not in lacking(agreement)
    for kind in ("unit_rules", "price_basis", "performance_record", "receipt_record"):
        keep_paper(agreement, kind=kind, title=kind, day=date(2026, 2, 1), note="档案室", actor=office)
    keep_paper(agreement, kind="meeting_minutes", title="会议纪要", day=date(2026, 4, 1), note="档案室", actor=office)
    for one in expected_people(agreement):
        state_interest(
            agreement, person=one.person, role=one.role, has_interest=False, details="", signed_on=date(2026, 2, 1),
            actor=office,
        )  # fmt: skip
    assert ("interest_statement", False) in lacking(agreement), "statements without a check of the other side"
    check_party(
        agreement, party="示例机械有限公司", outcome="unclear", how="查询登记", details="", checked_on=date(2026, 2, 1),
        actor=office,
    )  # fmt: skip
    assert ("counterparty_check", False) in lacking(agreement), "unclear is no result"
    check_party(
        agreement, party="示例机械有限公司", outcome="none", how="查询登记", details="", checked_on=date(2026, 2, 2),
        actor=office,
    )  # fmt: skip
    # the check of conflicts and the approvals were made by the tests today, after the day of signature
    assert lacking(agreement) == {("ownership_check", True), ("approval_record", True)}


def test_a_paper_after_the_decision_does_not_carry_it(zhejiang, office):
    agreement = signed_deal(office, zhejiang)
    row = keep_paper(agreement, kind="price_basis", title="评估", day=date(2026, 3, 3), note="x", actor=office)
    assert ("price_basis", True) in lacking(agreement)
    withdraw_paper(row, actor=office)
    assert ("price_basis", False) in lacking(agreement)


def test_without_a_kind_of_institution_nothing_is_judged(university, office):
    chain = chain_of(draft(office, university))
    assert (chain.institution, chain.rules, chain.complete) == (None, (), False)


def test_one_pdf_says_what_is_missing_and_holds_the_papers(zhejiang, office, firm):
    agreement = signed_deal(office, zhejiang, price=88_000_00)
    Inventor.objects.create(patent=agreement.patents.get().patent, position=1, name="示例发明人")
    annex = draft_pdf("附件里的会议纪要")
    keep_paper(
        agreement, kind="meeting_minutes", title="纪要 #[危险] <b>", day=date(2026, 2, 1), name="纪要.pdf",
        file=ContentFile(annex), actor=office,
    )  # fmt: skip
    data = care_pdf(agreement, user=office)
    text = text_of(data)
    for wanted in ("证据链不完整", "缺少本单位转化管理规定", "第十九条", "缺少利益冲突声明：示例发明人", "88,000.00", "纪要#[危险]<b>",
                   "附件里的会议纪要"):  # fmt: skip
        assert wanted in text
    with pytest.raises(NotAllowed):
        care_pdf(agreement, user=firm)


def draft_pdf(text: str) -> bytes:
    import typst

    made = typst.compile(f'#set text(font: "Noto Sans CJK SC")\n{text}'.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def test_a_broken_annex_is_named_not_swallowed(zhejiang, office):
    agreement = signed_deal(office, zhejiang)
    text = text_of(care_pdf(agreement, user=office))
    assert "签字件.pdf" in text
    assert "不能并入，另存原件" in text, "the tests' signed copy is no whole PDF"


def test_hints_of_a_relation(zhejiang, office, enterprise):
    agreement = draft(
        office, zhejiang, parties=[PartyValue("taker", organisation=enterprise, contact="示例发明人 经理")]
    )
    Inventor.objects.create(patent=agreement.patents.get().patent, position=1, name="示例发明人")
    enterprise.memberships.create(user=office, role=Role.STAFF)
    assert len(relation_hints(agreement)) == 2


def test_an_interest_has_to_be_explained(zhejiang, office, outsider):
    agreement = draft(office, zhejiang)
    say = {"person": "某人", "role": "handler", "signed_on": date(2026, 1, 1), "actor": office}
    with pytest.raises(InvalidInput, match="回避"):
        state_interest(agreement, has_interest=True, details="", **say)
    with pytest.raises(InvalidInput, match="原件"):
        keep_paper(agreement, kind="unit_rules", title="办法", day=date(2026, 1, 1), actor=office)
    with pytest.raises(NotAllowed):
        state_interest(agreement, has_interest=False, details="", **say | {"actor": outsider})
    keep_paper(agreement, kind="unit_rules", title="办法", day=date(2026, 1, 1), note="x", actor=office)
    assert not EvidencePaper.objects.visible_to(outsider).exists()


def test_the_rules_are_data_that_an_administrator_changes(office):
    root = make_user(is_superuser=True)
    data = care_data()
    data["evidence"]["supervision"] = ["receipt_record"]
    with pytest.raises(NotAllowed):
        save_book(json.dumps(data), note="", actor=office)
    with pytest.raises(InvalidInput):
        save_book("{", note="", actor=root)
    with pytest.raises(InvalidInput, match="没有这些"):
        save_book(json.dumps(data | {"evidence": {"supervision": ["nonsense"]}}), note="", actor=root)
    save_book(json.dumps(data), note="减一项", actor=root)
    assert care_book().evidence["supervision"] == ("receipt_record",)
    assert timezone.localdate()
