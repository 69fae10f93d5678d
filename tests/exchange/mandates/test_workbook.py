"""Needs of several firms in one workbook: each row finds its firm, or is refused at its cell."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from exchange.mandates.houses import make_houses, mandated
from panhuo.exchange.mandates.api import end_mandate
from panhuo.imports.api import ImportState, RowAction, apply_batch, create_batch, place_of, undo_batch
from panhuo.needs.api import Need
from panhuo.orgs.api import NotAllowed, run_pending_jobs

pytestmark = pytest.mark.django_db(transaction=True)
SHEET = """需求编号,需求名称,需求描述,需求单位
A1,窑炉余热回收,降低排烟温度到八十度,示例企业0有限公司
A1,纸机干燥节能,单位产品能耗降一成,示例企业1有限公司
A2,别家的需求,没有委托的企业,示例陌生有限公司
A3,没写企业,没写企业的一行,
"""


def test_one_workbook_serves_several_firms(settings):
    houses = make_houses(firms=3)
    first = mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.firms[1], houses.heads[1])
    batch = create_batch(
        target="needs", files=[("需求.csv", ContentFile(SHEET.encode()))], organisation=houses.agency,
        visibility="members", actor=houses.agent, on_behalf=True,
    )  # fmt: skip
    run_pending_jobs()
    batch.refresh_from_db()
    assert batch.state == ImportState.PLANNED
    rows = list(batch.rows.all())
    assert [row.action for row in rows] == [RowAction.NEW, RowAction.NEW, RowAction.REFUSED, RowAction.REFUSED]
    assert "D 列" in place_of(rows[2].problems[-1])
    assert "示例陌生有限公司" in rows[2].problems[-1]["message"]

    apply_batch(batch, actor=houses.agent)
    run_pending_jobs()
    assert {need.organisation: need.title for need in Need.objects.all()} == {
        houses.firms[0]: "窑炉余热回收", houses.firms[1]: "纸机干燥节能",
    }  # fmt: skip
    assert Need.objects.get(organisation=houses.firms[0]).external_id == "A1", (
        "the same number of another firm is no clash"
    )

    end_mandate(first, actor=houses.heads[0])
    batch.refresh_from_db()
    undo_batch(batch, actor=houses.agent)
    run_pending_jobs()
    assert [need.organisation for need in Need.objects.all()] == [houses.firms[0]], "a revoked mandate undoes nothing"


def test_without_a_mandate_there_is_nothing_to_collect():
    houses = make_houses()
    with pytest.raises(NotAllowed):
        create_batch(
            target="needs", files=[("x.csv", ContentFile(SHEET.encode()))], organisation=houses.agency,
            visibility="members", actor=houses.agent, on_behalf=True,
        )  # fmt: skip
