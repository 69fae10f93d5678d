"""The match page in a real browser: light, keys, ratings, touch, letter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import PATIENCE_MS, PHONE, assert_fits, settled, shoot, submit
from panhuo.engine.api import Level
from panhuo.web.match.bar import score_bar

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def match(open_page, world, firm):
    page = open_page(user=firm)
    page.goto(f"/needs/{world.need.pk}/match/")
    return page


def part_of(page, words):
    """Number of the part whose text holds these words."""
    return page.locator(".mx-text .mx-part", has_text=words).first.get_attribute("data-part")


def is_current(page, card):
    expect(page.locator(".mx-card.is-current")).to_have_id(card)


def test_hovering_a_part_lights_its_answers_and_leaving_puts_them_out(match):
    part = part_of(match, "预热时间")
    match.locator(f".mx-text .mx-part[data-part='{part}']").hover()
    lit = match.locator("#m1 .mx-row.is-lit")
    expect(lit).to_have_count(1)
    assert "预热时间为六分钟" in lit.inner_text()
    dimmed = match.locator("#m1 .mx-row:not(.is-lit)").first
    assert float(dimmed.evaluate("el => getComputedStyle(el).opacity")) < 0.9
    match.mouse.move(5, 5)
    expect(match.locator(".is-lit")).to_have_count(0)


def test_pressing_a_part_holds_it_and_tells_it_aloud_until_escape(match):
    button = match.locator("[data-mx-light]:visible").first
    button.click()
    match.mouse.move(5, 5)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(match.locator("[data-mx].is-lit")).to_have_count(1)
    expect(match.locator("[data-mx-live]")).to_have_text(re.compile(r"要点 1：\d+ 件中 \d+ 件有对应内容"))
    match.keyboard.press("Escape")
    button.blur()
    expect(match.locator("[data-mx].is-lit")).to_have_count(0)


def test_parts_are_reached_and_lit_by_the_keyboard_alone(match):
    match.locator(".mx-text .mx-part").first.focus()
    expect(match.locator("[data-mx].is-lit")).to_have_count(1)
    match.keyboard.press("Enter")
    match.locator(".mx-text .mx-part").first.blur()
    expect(match.locator("[data-mx].is-lit")).to_have_count(1)


def test_j_and_k_walk_through_the_cards_and_stop_at_the_ends(match):
    last = match.locator("[data-mx-card]").count()
    match.keyboard.press("j")
    is_current(match, "m1")
    match.keyboard.press("k")
    is_current(match, "m1")
    for _step in range(last + 2):
        match.keyboard.press("j")
    is_current(match, f"m{last}")


def test_a_digit_rates_the_current_card_without_leaving_it(match, world):
    match.keyboard.press("j")
    match.keyboard.press("3")
    match.locator("#m1 .mx-said", has_text="已评：合适").wait_for()
    assert match.locator("#m1 .mx-rate[aria-pressed=true]").inner_text().endswith("合适")
    is_current(match, "m1")
    match.reload()
    assert match.locator("#m1 .mx-rate.is-on").count() == 1


def test_a_digit_without_a_card_says_what_to_do(match):
    match.keyboard.press("2")
    expect(match.locator("[data-mx-live]")).to_contain_text("先按 j")


def test_a_reason_can_be_added_and_digits_typed_there_rate_nothing(match):
    match.locator("#m1 .mx-rate", has_text="不合适").click()
    settled(match)
    match.locator("#m1 .mx-reason summary").click()
    box = match.locator("#m1 .mx-reason input[name=reason]")
    box.fill("")
    box.type("预算只有30万")
    match.locator("#m1 .mx-reason button").click()
    match.locator("#m1 .mx-reason summary", has_text="预算只有30万").wait_for()
    assert match.locator("#m1 .mx-rate.is-on").inner_text().endswith("不合适")


def test_c_opens_the_way_to_the_owner(match):
    match.keyboard.press("j")
    match.keyboard.press("c")
    body = match.locator("#m1 .mx-contact-body")
    expect(body).to_be_visible()
    assert "201710601862.3" in body.inner_text()


def test_the_question_mark_shows_the_keys_and_escape_closes_them(match):
    match.keyboard.press("?")
    expect(match.locator("dialog[open]")).to_have_count(1)
    match.keyboard.press("j")
    expect(match.locator(".mx-card.is-current")).to_have_count(0)
    match.keyboard.press("Escape")
    expect(match.locator("dialog[open]")).to_have_count(0)


def test_enter_opens_the_current_patent(match, world):
    match.keyboard.press("j")
    with match.expect_navigation(wait_until="load"):
        match.keyboard.press("Enter")
    match.wait_for_url(f"**/patents/{world.heater.pk}/")
    settled(match)


def test_filters_stand_in_the_address(match, world):
    match.locator(".mx-filters summary").click()
    match.get_by_label("IPC 分类号（开头）").fill("H01M")
    submit(match, match.get_by_role("button", name="应用"))
    match.wait_for_url("**ipc=H01M**")
    assert match.locator("[data-mx-card]").count() == 2
    assert "H01M" in match.locator(".mx-filters summary").inner_text()


@pytest.mark.parametrize("pieces", [3, 5])
def test_printed_it_is_a_letter_of_one_page(match, world, pieces):
    match.goto(f"/needs/{world.need.pk}/match/?letter={pieces}&status=valid&status=unknown&status=dead")
    match.locator("[data-mx-light]").first.click()
    pdf = match.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    match.emulate_media(media="print")
    assert match.locator(".mx-letter-title").is_visible()
    assert not match.locator(".ph-top").is_visible()
    assert match.locator(".mx-card:visible").count() <= pieces
    assert not match.locator(".mx-actions").first.is_visible()


def test_on_a_phone_a_tap_lights_and_nothing_runs_over(open_page, world, firm):
    page = open_page(user=firm, size=PHONE)
    page.goto(f"/needs/{world.need.pk}/match/")
    assert_fits(page)
    page.locator(".mx-legend-narrow [data-mx-light]").nth(1).click()
    expect(page.locator("[data-mx].is-lit")).to_have_count(1)
    assert page.locator("#m1 .mx-row.is-lit").count() <= 1
    page.locator("#m1 .mx-rate", has_text="值得一看").click()
    page.locator("#m1 .mx-said", has_text="已评").wait_for()
    assert_fits(page)
    shoot(page, "match-phone")


def test_without_script_all_is_there_and_rating_works(chromium, live_server, world, firm):
    from browser import session_of

    context = chromium.new_context(base_url=live_server.url, locale="zh-CN", java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session_of(firm), "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"/needs/{world.need.pk}/match/")
    submit(page, page.locator("#m1 .mx-rate", has_text="合适").last)
    assert page.url.endswith("#m1")
    assert page.locator("#m1 .mx-rate.is-on").count() == 1
    context.close()


def test_turned_round_a_sentence_of_the_patent_lights_the_needs_it_answers(open_page, world):
    page = open_page()
    page.goto(f"/patents/{world.heater.pk}/match/")
    assert_fits(page)
    page.locator(".mx-text .mx-part", has_text="六分钟").hover()
    assert "预热时间不超过十分钟" in page.locator(".mx-row.is-lit").first.inner_text()


def test_the_picture_of_the_readme(match):
    match.locator("[data-mx-light]:visible").nth(2).click()
    shoot(match, "match")


def test_a_level_leads_to_what_was_measured_of_it(open_page, world, firm, monkeypatch):
    """The few documents of a test get no level, so here every match has the one of its rank."""
    levels = iter([Level.STRONG, Level.MIDDLE, *[Level.WEAK] * 100])
    monkeypatch.setattr("panhuo.matching.search.explaining.level_of", lambda *_, **__: next(levels))
    page = open_page(user=firm)
    page.goto(f"/needs/{world.need.pk}/match/")
    expect(page.locator("#m1 .mx-level")).to_have_text(re.compile("强"))
    expect(page.locator("#m2 .mx-level")).to_have_text(re.compile("中"))
    shoot(page, "match-levels")
    page.locator("#m1 .mx-level").click()
    page.wait_for_url("**/method/#levels")
    assert page.locator("#levels ~ div table").first.locator("tbody tr").count() == len(Level)
    assert_fits(page)


def test_in_a_small_stock_no_match_has_a_level(match):
    assert match.locator(".mx-card").count()
    assert match.locator(".mx-level").count() == 0


def test_a_bar_of_all_features_fits_on_a_phone(open_page, world, firm, monkeypatch):
    parts = dict.fromkeys(("characters", "pairs", "meaning", "phrases", "object", "answered", "conditions"), 1.0)
    monkeypatch.setattr("panhuo.web.match.make.score_bar", lambda *_, **__: score_bar(parts, strongest=len(parts)))
    page = open_page(user=firm, size=PHONE)
    page.goto(f"/needs/{world.need.pk}/match/")
    expect(page.locator("#m1 .mx-bar .mx-key")).to_have_count(len(parts))
    assert_fits(page)
