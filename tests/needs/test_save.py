"""Needs go in, change, close and come back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from panhuo.needs.api import (
    Need,
    NeedValues,
    close_need,
    diff_need,
    find_need,
    format_budget,
    parse_budget,
    parse_modes,
    region_by,
    remove_need,
    reopen_need,
    restore_need,
    save_need,
)
from panhuo.orgs.api import Event, InvalidInput, NotAllowed, OutboxEntry

pytestmark = pytest.mark.django_db


def save(organisation=None, *, actor=None, need=None, **said):
    return save_need(NeedValues(**said), organisation=organisation, actor=actor, need=need)


def test_a_need_is_made_with_event_and_outbox(enterprise, firm):
    result = save(
        enterprise, actor=firm, title="尾气余热发电", text="180 度的尾气", industry="30", region="浙江",
        budget_min_fen=50_000_000, budget_max_fen=100_000_000, modes=("许可", "transfer"), visibility="public",
    )  # fmt: skip
    need = Need.objects.get()
    assert result.created
    assert (need.industry, need.region.pk, need.modes, need.created_by) == (
        "C30",
        "330000",
        ["licence", "transfer"],
        firm,
    )
    assert format_budget(need) == "50 万元 至 100 万元"
    assert Event.objects.get(object_type="need").verb == "created"
    assert OutboxEntry.objects.get(object_type="need").version == 1


def test_a_pasted_text_takes_its_title_from_the_first_sentence(enterprise):
    need = save(enterprise, text="\n  我们要解决验布问题。现在靠人工。\n第二行").need
    assert need.title == "我们要解决验布问题"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {}),
        ("title", {"title": "  ", "text": " \n"}),
        ("title", {"title": "长" * 201}),
        ("text", {"title": "需求", "text": "长" * 50_001}),
        ("industry", {"title": "需求", "industry": "C99"}),
        ("industry", {"title": "需求", "industry": "A35"}),
        ("region", {"title": "需求", "region": "亚特兰蒂斯"}),
        ("budget_max_fen", {"title": "需求", "budget_min_fen": 2, "budget_max_fen": 1}),
        ("budget_min_fen", {"title": "需求", "budget_min_fen": -1}),
        ("modes", {"title": "需求", "modes": ("赠送",)}),
        ("deadline", {"title": "需求", "deadline": date(2020, 1, 1)}),
        ("visibility", {"title": "需求", "visibility": "everyone"}),
    ],
)
def test_bad_values_name_their_field_and_write_nothing(enterprise, field, said):
    with pytest.raises(InvalidInput) as caught:
        save(enterprise, **said)
    assert caught.value.field == field
    assert not Need.objects.exists()


def test_one_character_is_taken_with_a_note_and_fifty_thousand_without(enterprise):
    short = save(enterprise, title="泵")
    assert short.created
    assert "1 个字" in short.notes[0]
    assert save(enterprise, title="需求", text="泵" * 50_000).notes == []


def test_today_is_not_past_and_old_files_may_hold_past_days(enterprise):
    today = timezone.localdate()
    assert save(enterprise, title="今天截止的需求", deadline=today).created
    old = save_need(
        NeedValues(title="旧的需求清单里的一条", deadline=today - timedelta(days=1)),
        organisation=enterprise, actor=None, allow_past=True,
    )  # fmt: skip
    assert "已经过去" in old.notes[-1]
    save(enterprise, need=old.need, text="之后补充正文，不再问截止日期")
    assert set(Need.objects.open()) == {Need.objects.get(deadline=today)}


def test_a_need_is_met_by_the_sources_id_or_by_its_words(enterprise, university):
    first = save(enterprise, title="甲", text="文", external_id="17").need
    second = save(enterprise, title="乙", text="文").need

    assert find_need(NeedValues(title="改了标题", external_id="17"), organisation=enterprise, actor=None) == first
    assert find_need(NeedValues(title="乙", text="文"), organisation=enterprise, actor=None) == second
    assert find_need(NeedValues(title="乙", text="别的"), organisation=enterprise, actor=None) is None
    assert find_need(NeedValues(title="乙", text="文"), organisation=university, actor=None) is None


def test_the_same_again_changes_nothing(enterprise):
    said = {"title": "甲", "text": "文", "external_id": "17", "modes": ("licence",), "region": "330000"}
    save(enterprise, **said)
    again = save(enterprise, **said)
    assert (again.created, again.changes, again.version) == (False, {}, 1)
    assert OutboxEntry.objects.count() == 1


def test_what_is_not_said_stays_and_what_a_form_leaves_empty_goes(enterprise):
    need = save(enterprise, title="甲", text="文", region="330000", budget_max_fen=100, modes=("licence",)).need
    save(enterprise, need=need, title="甲二")
    need.refresh_from_db()
    assert (need.title, need.text, need.budget_max_fen) == ("甲二", "文", 100)

    form = NeedValues.whole(title="甲三", text="文", region=None, budget_max_fen=None, modes=[], industry="")
    assert set(diff_need(need, form)) == {"title", "region", "budget_max_fen", "modes"}
    save_need(form, organisation=enterprise, actor=None, need=need)
    need.refresh_from_db()
    assert (need.title, need.region, need.budget_max_fen, need.modes) == ("甲三", None, None, [])


def test_restoring_gives_back_what_was(enterprise):
    need = save(enterprise, title="甲", text="文", region="330000", deadline=timezone.localdate()).need
    result = save(enterprise, need=need, title="乙", region="320000", budget_min_fen=5, modes=("licence",))

    restored = restore_need(need, before=result.before, actor=None)

    restored = Need.objects.get(pk=restored.pk)
    assert (restored.title, restored.region_id, restored.budget_min_fen, restored.modes) == ("甲", "330000", None, [])
    assert restored.deadline == timezone.localdate()
    assert restored.version == 3


def test_only_the_organisations_staff_write(enterprise, firm, outsider):
    need = save(enterprise, actor=firm, title="甲").need
    for act in (
        lambda: save(enterprise, actor=outsider, title="乙"),
        lambda: save(None, actor=outsider, title="乙"),
        lambda: save(outsider.memberships.get().organisation, actor=outsider, need=need, title="乙"),
        lambda: close_need(need, actor=outsider),
        lambda: remove_need(need, actor=outsider),
        lambda: restore_need(need, before={}, actor=outsider),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_closing_and_reopening_are_told_once(enterprise, firm):
    need = save(enterprise, actor=firm, title="甲").need
    close_need(need, actor=firm)
    close_need(need, actor=firm)
    assert not Need.objects.open()
    assert reopen_need(need, actor=firm).status == "open"
    assert [event.verb for event in Event.objects.filter(object_type="need")] == ["created", "closed", "reopened"]


def test_removing_tells_the_index(enterprise, firm):
    need = save(enterprise, actor=firm, title="甲").need
    pk = need.pk
    remove_need(need, actor=firm)
    assert not Need.objects.exists()
    assert OutboxEntry.objects.filter(object_type="need", object_id=pk).latest("pk").gone


def test_values_survive_json():
    values = NeedValues(title="甲", modes=("licence",), deadline=date(2027, 1, 2), budget_min_fen=0, clear=("region",))
    assert NeedValues.from_json(values.to_json()) == values


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("许可、转让", ("licence", "transfer")),
        ("普通许可；独占许可", ("licence",)),
        ("开放许可", ("open_licence",)),
        ("先使用后付费/作价入股", ("use_first", "equity")),
        ("联合研发|委托开发", ("development",)),
    ],
)
def test_modes_in_peoples_words(text, modes):
    assert parse_modes(text) == modes


def test_regions_by_code_name_and_address():
    assert (
        region_by("33").pk == region_by("330000").pk == region_by("浙江").pk == region_by("浙江省杭州市").pk == "330000"
    )
    assert region_by("内蒙古").pk == "150000"
    assert region_by(" ") is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50-100万元", "50 万元 至 100 万元"),
        ("不超过100万元", "不超过 100 万元"),
        ("30万元以上", "30 万元 以上"),
        ("面议", ""),
    ],
)
def test_budgets_read_and_shown(text, shown):
    low, high = parse_budget(text)
    assert format_budget(Need(budget_min_fen=low, budget_max_fen=high)) == shown


def test_a_budget_without_unit_is_refused():
    with pytest.raises(InvalidInput):
        parse_budget("100")


@given(st.integers(min_value=0, max_value=10**13))
def test_a_single_amount_is_shown_exactly(fen):
    text = format_budget(Need(budget_min_fen=fen, budget_max_fen=fen)).replace(",", "")
    number, unit = text.rsplit(" ", 1)
    whole, _dot, part = number.partition(".")
    scale, places = (1_000_000, 6) if unit == "万元" else (100, 2)
    assert int(whole) * scale + int(part.ljust(places, "0") or 0) == fen
