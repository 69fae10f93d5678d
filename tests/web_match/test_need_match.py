"""The match page of a need, as the server makes it."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from panhuo.matching.api import rebuild_index
from panhuo.orgs.api import Event
from panhuo.patents.api import PatentValues, save_patent, source_id
from web_match.world import HEATER_SENTENCE, NEED_TITLE


def url(world, tail="", query=""):
    return f"/needs/{world.need.pk}/match/{tail}{query}"


def titles(response):
    return [item.card.title for item in response.context["items"]]


def test_the_patent_that_answers_comes_first_with_its_sentence_and_the_shared_words(client, world):
    response = client.get(url(world))
    card = response.context["items"][0].card
    assert card.title == world.heater.title
    answers = ["".join(piece.text for piece in answer.pieces) for row in card.rows for answer in row.answers]
    assert HEATER_SENTENCE in answers
    assert "<mark>预热时间</mark>" in response.content.decode()


def test_the_enterprises_own_history_is_no_part_of_the_need(client, world):
    legend = client.get(url(world)).context["subject"].legend
    assert all("成立于" not in entry.text for entry in legend)
    assert any(entry.text == "要求电芯预热时间不超过十分钟" for entry in legend)
    assert [entry.mark.number for entry in legend] == list(range(1, len(legend) + 1))


def test_counts_beside_the_parts_are_those_of_the_cards(client, world):
    context = client.get(url(world)).context
    for entry in context["subject"].legend:
        cards = [item.card for item in context["items"]]
        assert entry.answered == sum(any(r.mark == entry.mark and r.is_covered for r in card.rows) for card in cards)
        assert entry.of == len(cards)


def test_without_a_model_the_page_says_so_and_what_is_not_sure_is_a_question_mark(client, world):
    response = client.get(url(world))
    assert response.context["mode_line"] == "仅按词语匹配。"
    assert len(response.context["notes"]) == 1
    card = response.context["items"][0].card
    assert any(row.is_unknown and "防水" in row.text for row in card.rows)
    assert "未能判断" in response.content.decode()


def test_an_unknown_status_is_shown_as_unknown(client, world):
    page = client.get(url(world)).content.decode()
    card = page.split(world.coat.title)[1].split("</header>")[0]
    assert "mx-state-unknown" in card
    assert "未知" in card


def test_dead_patents_are_left_out_unless_asked_for(client, world):
    assert world.dead.title not in titles(client.get(url(world)))
    assert titles(client.get(url(world, query="?status=dead"))) == [world.dead.title]


def test_owner_kind_and_class_narrow_the_list(client, world):
    assert titles(client.get(url(world, query=f"?owner={world.university.pk}"))) == [world.heater.title]
    assert world.heater.title not in titles(client.get(url(world, query="?kind=utility")))
    assert set(titles(client.get(url(world, query="?ipc=H01M")))) == {world.heater.title, world.coat.title}


def test_a_wrong_class_is_explained_and_nothing_is_lost(client, world):
    response = client.get(url(world, query="?ipc=锂电池"))
    assert "不是 IPC 分类号" in response.content.decode()
    assert titles(response)[0] == world.heater.title


def test_an_empty_list_says_what_to_do(client, world):
    page = client.get(url(world, query="?ipc=A01")).content.decode()
    assert "没有符合筛选条件的结果" in page
    assert "恢复默认条件" in page


@pytest.mark.usefixtures("db")
def test_before_the_index_is_there_the_page_says_so(client, enterprise):
    from panhuo.needs.api import NeedValues, save_need

    need = save_need(NeedValues(title="甲", text="乙", visibility="public"), organisation=enterprise, actor=None).need
    assert "索引正在建立" in client.get(f"/needs/{need.pk}/match/").content.decode()


def test_nobody_opens_the_matches_of_a_need_that_is_not_theirs_to_see(client, client_of, world, outsider, firm):
    hidden = f"/needs/{world.private_need.pk}/match/"
    for tail in ("", "export/"):
        assert client.get(hidden + tail).status_code == 404
        assert client_of(outsider).get(hidden + tail).status_code == 404
        assert client_of(firm).get(hidden + tail).status_code == 200


def test_private_patents_stay_with_those_who_may_see_them(client, client_of, world, office):
    values = PatentValues(title="机密锂电池组预热", abstract="电芯预热时间。", identifiers=(source_id("secret"),))
    save_patent(values, holder=world.university, visibility="organisation", actor=None)
    rebuild_index()
    assert "机密锂电池组预热" not in titles(client.get(url(world)))
    assert "机密锂电池组预热" in titles(client_of(office).get(url(world)))


def test_a_strangers_card_tells_how_to_go_on_but_takes_no_rating(client, world):
    page = client.get(url(world)).content.decode()
    assert "data-mx-rating" not in page
    assert "平台收录了该机构，但没有其联系方式" in page
    assert "201710601862.3" in page.split("联系时请引用")[1].split("</p>")[0]


def test_the_owner_is_told_that_the_patent_is_their_own(client_of, world, office):
    item = client_of(office).get(url(world)).context["items"][0]
    assert item.contact.standing == "这是本机构的专利。"


def test_the_first_visit_of_the_needs_own_people_is_noted_once(client, client_of, world, firm, office):
    for person in (None, office, firm, firm):
        client_of(person).get(url(world))
    seen = Event.objects.filter(object_type="need", object_id=world.need.pk, verb="matches_seen")
    assert [event.actor for event in seen] == [firm]


def test_the_workbook_holds_the_same_list_and_every_part(client, world):
    response = client.get(url(world, "export/", "?status=valid&status=unknown"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    listed = [row[2] for row in book["匹配"].iter_rows(min_row=2, values_only=True)]
    assert listed[0] == world.heater.title
    rows = list(book["逐点对应"].iter_rows(min_row=2, values_only=True))
    assert (1, "有对应") in {(row[0], row[4]) for row in rows}
    assert any(HEATER_SENTENCE in (row[5] or "") for row in rows)
    assert NEED_TITLE in {row[1] for row in book["说明"].iter_rows(min_row=2, values_only=True)}


def test_a_title_that_looks_like_a_formula_stays_a_text_in_the_workbook(client, world):
    values = PatentValues(title="=HYPERLINK(1)锂电池组预热", abstract="电芯预热。", identifiers=(source_id("evil"),))
    save_patent(values, holder=None, visibility="public", actor=None)
    rebuild_index()
    response = client.get(url(world, "export/"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cells = [cell for row in book["匹配"].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def test_texts_of_others_are_escaped(client, world):
    values = PatentValues(
        title="<script>x</script>锂电池组预热", abstract="<img src=x>电芯预热时间。", identifiers=(source_id("x"),)
    )
    save_patent(values, holder=None, visibility="public", actor=None)
    rebuild_index()
    page = client.get(url(world)).content.decode()
    assert "<script>x" not in page
    assert "<img src=x" not in page


def test_nothing_on_the_page_needs_more_than_the_policy_allows(client, world):
    page = client.get(url(world)).content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page)


def test_a_page_of_matches_takes_few_queries(client_of, world, firm, django_assert_max_num_queries):
    client = client_of(firm)
    client.get(url(world))
    with django_assert_max_num_queries(45):
        client.get(url(world))


def test_where_nothing_more_is_answered_the_list_says_so(client, world):
    response = client.get(url(world))
    covered = [item.card.covered for item in response.context["items"]]
    first = response.context["quiet_from"]
    assert covered[0] > 0
    assert not any(covered[first - 1 :])
    assert "没有确认答上任何一处要点" in response.content.decode()


def test_examples_are_labelled_on_both_sides(client, world):
    for record in (world.need, world.heater):
        type(record).objects.filter(pk=record.pk).update(is_demo=True)
    page = client.get(url(world)).content.decode()
    assert "示例</span>" in page.split('class="mx-need"')[1].split("</h2>")[0]
    assert "示例</span>" in page.split('id="m1-t"')[1].split("</h3>")[0]
