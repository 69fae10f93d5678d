"""Pages of annuities and decisions."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from factories import make_user
from panhuo.deals.agreements.api import Agreement, PartyValue, create_agreement
from panhuo.orgs.api import Role
from panhuo.patents.api import record_encumbrance
from panhuo.portfolio.annuities.api import AnnuityAccount, rulebook, sync_accounts
from panhuo.portfolio.decisions.api import Review, open_review
from panhuo.portfolio.inventory.api import open_inventory, set_grades
from portfolio.annuities.records import make_accounts, make_patents

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 25)


@pytest.fixture(autouse=True)
def _today(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)


@pytest.fixture
def accounts(university):
    return make_accounts(university, 3, paid_through=9)


def body(response) -> str:
    return response.content.decode()


def sheet(response):
    return list(
        openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    )


def test_the_list_filters_counts_and_exports_what_it_shows(client_of, office, accounts, university):
    client = client_of(office)
    make_accounts(university, 1, start=50)
    page = body(client.get("/annuities/", {"state": "due"}))
    assert "<strong>3 件</strong>" in page
    assert "4,000 元" in page
    rows = sheet(client.get("/annuities/export/", {"state": "due"}))
    assert len(rows) == 1 + 3
    assert (rows[0][5], rows[1][5], rows[1][6], rows[1][10]) == ("年度", 10, "2026-01-04", 4000)


def test_the_calendar_shows_due_days_and_rest_days(client_of, office, accounts):
    page = body(client_of(office).get("/annuities/calendar/", {"month": "2026-01"}))
    assert "本月到期 3 件，12,000 元" in page
    assert "一种示例装置1" in page


def test_the_forecast_has_a_table_beside_its_picture(client_of, office, accounts):
    page = body(client_of(office).get("/annuities/forecast/"))
    assert 'data-chart="forecast-data"' in page
    assert '<a href="/annuities/?month=2026-01">2026-01</a>' in page
    assert "12,000 元" in page


def test_an_account_shows_why_and_takes_payments(client_of, office, accounts):
    client, account = client_of(office), accounts[0]
    url = f"/annuities/{account.pk}/"
    page = body(client.get(url))
    assert "2026-01-03 顺延" in page
    paid = {"year": 10, "day": "2025-11-20", "amount": "4000.00", "receipt_no": "示例1"}
    assert client.post(f"{url}pay/", paid).status_code == 302
    assert AnnuityAccount.objects.get(pk=account.pk).next_year == 11
    wrong = client.post(f"{url}pay/", {**paid, "amount": "0"})
    assert wrong.status_code == 422
    lies = {"kind": "licence", "first": "2024-01-01", "source": "示例合同", "consent": ""}
    client.post(f"{url}encumber/", lies)
    assert "示例合同" in body(client.get(url))


def test_only_the_administrator_changes_the_rules(client_of, office, root, accounts, university, tmp_path):
    (saturday,) = make_accounts(university, 1, start=70, paid_through=9, application_date=date(2017, 3, 7))
    assert saturday.next_due == date(2026, 3, 9)
    said = {"late_base": "nominal", "design_fifteen_from": "2021-06-01", "remind_days": "60,10"}
    assert client_of(office).post("/annuities/settings/", said).status_code in {403, 422}
    assert rulebook().readings.weekend_is_holiday
    client = client_of(root)
    assert client.post("/annuities/settings/", said).status_code == 302
    rules = rulebook()
    assert (rules.readings.weekend_is_holiday, rules.remind_days) == (False, (60, 10))
    sync_accounts(university)
    assert AnnuityAccount.objects.get(pk=saturday.pk).next_due == date(2026, 3, 7)
    table = tmp_path / "fees.json"
    table.write_text('{"tables": []}')
    with table.open("rb") as file:
        client.post("/annuities/settings/tables/", {"what": "fees", "table": file}, follow=True)
    assert not rulebook().own_fees


def test_the_administrator_brings_in_fees_from_a_workbook(client_of, root, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["生效日期", "专利类型", "至第几年", "年费（元）"])
    for kind, years in (("发明", 20), ("实用新型", 10), ("外观设计", 15)):
        book.active.append(["2026-01-01", kind, years, 100])
    path = tmp_path / "fees.xlsx"
    book.save(path)
    with path.open("rb") as file:
        client_of(root).post("/annuities/settings/tables/", {"what": "fees", "table": file})
    rules = rulebook()
    assert rules.own_fees
    assert rules.tables.newest.total("invention", 20) == 20 * 10000


@pytest.fixture
def review(university, office, accounts, run_jobs) -> Review:
    found = open_review(
        university, title="示例评审", first=date(2026, 1, 1), last=date(2026, 12, 31), budget=500000, actor=office
    )
    run_jobs()
    return found


def test_a_review_shows_reasons_what_if_and_the_list(client_of, office, review):
    client = client_of(office)
    url = f"/decisions/{review.pk}/"
    page = body(client.get(url))
    assert "超出 7,000 元" in page
    assert "未分级" in page
    other = body(client.get(f"{url}whatif/", {"budget": "8000"}))
    assert "放弃 <strong>1</strong> 件" in other
    client.post(f"{url}choose/", {"fit": "5000"})
    assert review.proposals.filter(chosen="give_up").count() == 2
    assert len(sheet(client.get(f"{url}export/"))) == 1 + 2
    change = review.changes.get()
    client.post(f"/decisions/changes/{change.pk}/undo/")
    assert not review.proposals.filter(chosen="give_up").exists()


def test_levels_are_called_as_the_institution_calls_them(client_of, office, university, review):
    boss = make_user(username="boss", organisation=university, role=Role.ADMIN)
    open_inventory(university, actor=office)
    set_grades(university, levels=[("甲等", ""), ("乙等", ""), ("丙等", "")], actor=boss)
    review.proposals.update(
        grade=3, reasons=[{"code": "grade_good", "weight": 2, "params": {"grade": 3}}], chosen="give_up"
    )  # fmt: skip
    page = body(client_of(office).get(f"/decisions/{review.pk}/"))
    assert "自评 甲等，达到保留线" in page
    assert "3 级" not in page
    cells = [cell for row in sheet(client_of(office).get(f"/decisions/{review.pk}/export/")) for cell in row]
    assert "甲等" in cells
    policy = body(client_of(office).get("/decisions/rules/"))
    assert '<option value="3" selected>甲等</option>' in policy
    assert '<option value="1" selected>丙等</option>' in policy
    rule = body(client_of(boss).get("/ratings/rule/"))
    assert "乙等" in rule


def test_without_levels_of_its_own_the_platforms_are_named(client_of, office, review):
    review.proposals.update(grade=4, reasons=[{"code": "grade_good", "weight": 2, "params": {"grade": 4}}])
    assert "自评 4 级，达到保留线" in body(client_of(office).get(f"/decisions/{review.pk}/"))


def test_all_of_the_narrowed_list_is_chosen_voted_on_and_exported(client_of, office, review):
    client = client_of(office)
    url = f"/decisions/{review.pk}/"
    first = review.proposals.order_by("pk")[0]
    client.post(f"{url}choose/", {"proposal": first.pk, "choice": "offer", "reason": "示例"})
    assert "符合条件的全部 2 件" in body(client.get(url, {"chosen": "keep"}))
    assert len(sheet(client.get(f"{url}export/", {"all": "1", "chosen": "keep"}))) == 1 + 2
    everything = {"all": "1", "query": "chosen=keep", "choice": "give_up", "reason": "预算不足"}
    client.post(f"{url}choose/", everything)
    assert dict(review.proposals.values_list("pk", "chosen"))[first.pk] == "offer"
    assert review.proposals.filter(chosen="give_up").count() == 2
    client.post(f"{url}move/", {"verb": "open_votes"})
    client.post(f"{url}choose/", everything | {"query": "chosen=give_up", "as": "vote"})
    assert [row.votes.count() for row in review.proposals.filter(chosen="give_up")] == [1, 1]


def test_good_converters_go_out_with_their_evidence(client_of, office, outsider, university):
    one, two = make_patents(university, 2, start=80, inventors=("甲示例", "乙示例"))
    said = {"kind": "licence", "organisation": university, "actor": office}
    record_encumbrance(one, first=date(2025, 2, 1), source="示例合同一", **said)
    record_encumbrance(two, first=date(2020, 2, 1), source="过去的合同", **said)
    rows = sheet(client_of(office).get("/decisions/incentives/export/"))
    assert [(row[0], row[2], row[5]) for row in rows[1:]] == [("甲示例", one.title, "示例合同一")]
    assert b"/decisions/incentives/export/" in client_of(office).get("/decisions/incentives/").content
    assert len(sheet(client_of(outsider).get("/decisions/incentives/export/"))) == 1


def test_transfers_and_equity_count_for_good_converters(client_of, office, university, enterprise):
    recent = date(2025, 3, 1)
    sold, shared, undone = make_patents(university, 3, start=90, inventors=("丙示例", "丁示例"))
    for patent, kind, state in (
        (sold, "transfer", "in_force"),
        (shared, "equity", "in_force"),
        (undone, "transfer", "terminated"),
    ):
        agreement = create_agreement(
            actor=office, holder=university, kind=kind, title=f"{kind}示例", patents=[patent],
            parties=[PartyValue("taker", organisation=enterprise)],
        )  # fmt: skip
        Agreement.objects.filter(pk=agreement.pk).update(
            state=state, signed_on=recent, effective_on=recent, number=f"HT-{kind}-{state}"
        )
    rows = sheet(client_of(office).get("/decisions/incentives/export/"))
    assert [(row[0], row[2], row[3]) for row in rows[1:]] == [
        ("丙示例", sold.title, "转让"), ("丙示例", shared.title, "作价入股")
    ]  # fmt: skip
    assert "HT-transfer-in_force" in body(client_of(office).get("/decisions/incentives/"))


def test_strangers_and_others_find_nothing(client_of, outsider, review, accounts):
    client = client_of(outsider)
    for url in (f"/decisions/{review.pk}/", f"/annuities/{accounts[0].pk}/", f"/decisions/{review.pk}/export/"):
        assert client.get(url).status_code == 404
    assert "示例评审" not in body(client.get("/decisions/"))
    assert client_of(None).get("/annuities/").status_code == 302
