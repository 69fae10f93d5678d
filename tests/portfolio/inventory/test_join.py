"""New grants join by themselves, with what a 建档 file already said."""

from __future__ import annotations

from datetime import date

import pytest

from panhuo.orgs.api import run_pending_jobs, unread
from panhuo.portfolio.inventory.api import Entry, join_grants, settings_of, start_joining
from portfolio.inventory.scene import make_patent

pytestmark = pytest.mark.django_db


def test_granted_ones_join_once_and_pending_or_dead_ones_do_not(scene):
    make_patent(scene.university, title="审查中的", grant_date=None, status_text="实质审查")
    make_patent(scene.university, title="失效的", status_text="未缴年费终止")
    assert join_grants(settings_of(scene.university)) == 3
    assert join_grants(settings_of(scene.university)) == 0
    assert Entry.objects.filter(state="draft").count() == 3


def test_the_next_grant_joins_and_its_college_is_told(scene):
    start_joining(scene.university, actor=scene.office)
    run_pending_jobs()
    make_patent(scene.university, title="新授权的", grant_date=date(2026, 5, 1), extra={"college": "能源工程学院"})
    start_joining(scene.university, actor=scene.office)
    run_pending_jobs()
    assert Entry.objects.count() == 4
    assert Entry.objects.get(patent__title="新授权的").college == scene.college
    assert "新授权专利 1 件进入盘点" in [note.text for note in unread(scene.dean)]


def test_what_the_file_said_is_taken_over_and_what_cannot_be_read_stays_unknown(scene):
    said = {
        "self_grade": "4", "trl": "6级", "transfer_modes": "许可；作价入股；自行实施", "implemented": "否",
        "asking_price": "50", "scenario": "水泥窑余热回收", "contact": "甲示例",
    }  # fmt: skip
    make_patent(scene.university, title="填好的", extra=said)
    make_patent(scene.university, title="填错的", extra={"self_grade": "九", "trl": "六到七", "asking_price": "很贵"})
    join_grants(settings_of(scene.university))
    good, bad = Entry.objects.get(patent__title="填好的"), Entry.objects.get(patent__title="填错的")
    assert (good.grade, good.trl, good.implemented, good.price_fen) == (4, 6, "no", 50_000_000)
    assert (good.intent, good.modes) == ("yes", ["licence", "equity", "self_use"])
    assert (bad.grade, bad.trl, bad.price_fen, bad.intent) == (None, None, None, "")


def test_an_entry_follows_a_merged_record(scene):
    from panhuo.patents.api import merge_patents

    join_grants(settings_of(scene.university))
    lost = scene.patents[0]
    kept = make_patent(scene.university, title="保留的", identifiers=(_publication(),))
    merge_patents(kept, lost, actor=None)
    assert join_grants(settings_of(scene.university)) == 0
    assert Entry.objects.filter(patent=kept).count() == 1


def _publication() -> object:
    from panhuo.patents.api import publication

    return publication("CN111111111A")
