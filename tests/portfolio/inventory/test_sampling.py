"""A sample can be drawn again by anybody, and goes from finding to answer to second look."""

from __future__ import annotations

from collections import Counter

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.portfolio.inventory.api import (
    Entry,
    Sampling,
    answer,
    close_sampling,
    draw_sample,
    find,
    join_grants,
    recheck,
    redraw,
    send_answers,
    send_findings,
    settings_of,
    write_report,
)
from panhuo.portfolio.inventory.domain.sampling.draw import allocate, digest_of, draw

FRAMES = st.dictionaries(st.text("0123456789", min_size=1, max_size=8), st.sampled_from("甲乙丙"), max_size=60)


@given(frame=FRAMES, size=st.integers(0, 80), seed=st.text(max_size=8))
def test_a_draw_depends_on_seed_and_frame_only(frame, size, seed):
    pairs = list(frame.items())
    drawn = draw(pairs, size=size, seed=seed)
    assert drawn == draw(list(reversed(pairs)), size=size, seed=seed)
    assert len(drawn) == len(set(drawn)) == min(size, len(frame))
    assert set(drawn) <= set(frame)
    assert digest_of(pairs) == digest_of(list(reversed(pairs)))


@given(counts=st.dictionaries(st.sampled_from("甲乙丙丁"), st.integers(1, 500), min_size=1), size=st.integers(0, 600))
def test_strata_give_their_share_to_within_one(counts, size):
    strata = Counter(counts)
    given_ = allocate(strata, size)
    total = min(size, sum(strata.values()))
    assert sum(given_.values()) == total
    for name, n in strata.items():
        assert given_[name] <= n
        assert abs(given_[name] - total * n / sum(strata.values())) < 1


@pytest.fixture
def sampling(db, scene, officer) -> Sampling:
    join_grants(settings_of(scene.university))
    Entry.objects.update(state="in_base", grade=3)
    return draw_sample(scene.university, title="春季抽查", seed="2026-春", size=2, stratify="grade", actor=officer)


def test_the_draw_can_be_repeated_and_keeps_what_was_said(sampling, scene):
    assert (sampling.frame_size, sampling.items.count(), sampling.allocation) == (3, 2, [["3", 3, 2]])
    assert redraw(sampling)
    Entry.objects.update(grade=5)
    assert {item.said["价值分级自评"] for item in sampling.items.all()} == {"3 级"}
    agreeing = 0
    for number in range(30):  # of three items some other seeds draw the same two, but not all of them
        sampling.seed = f"另一个种子{number}"
        agreeing += redraw(sampling)
    assert agreeing < 30


def test_finding_answer_and_second_look(sampling, scene, officer, tmp_path):
    one, two = sampling.items.all()
    find(one, finding="ok", text="", actor=officer)
    with pytest.raises(DomainError, match="1 件没有核查"):
        send_findings(sampling, actor=officer)
    find(two, finding="issue", text="自评偏高，没有依据", actor=officer)
    send_findings(sampling, actor=officer)
    two.refresh_from_db()
    answer(two, text="已改为 2 级", actor=scene.office)
    send_answers(sampling, actor=scene.office)
    two.refresh_from_db()
    recheck(two, result="open", text="仍没有依据", actor=officer)
    close_sampling(sampling, actor=officer)
    assert sampling.state == "answering", "what is still open goes back"
    two.refresh_from_db()
    answer(two, text="已补充检测报告", actor=scene.office)
    send_answers(sampling, actor=scene.office)
    two.refresh_from_db()
    recheck(two, result="resolved", text="", actor=officer)
    close_sampling(sampling, actor=officer)
    assert sampling.state == "closed"
    write_report(sampling, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["抽查说明", "分层结果", "抽查明细", "抽样框"]
    assert "2026-春" in [row[1].value for row in book["抽查说明"]]
    assert book["抽样框"].max_row == 4


def test_only_the_authority_of_the_province_draws_and_only_each_side_acts_in_its_turn(sampling, scene, firm, outsider):
    from factories import make_organisation, make_region, make_user
    from panhuo.orgs.api import OrganisationKind

    other = make_organisation(kind=OrganisationKind.AUTHORITY, region=make_region("440000", "广东省"))
    for person in (firm, outsider, scene.office, make_user(organisation=other)):
        with pytest.raises(NotAllowed):
            draw_sample(scene.university, title="", seed="1", size=1, actor=person)
    with pytest.raises(NotAllowed):
        find(sampling.items.all()[0], finding="ok", text="", actor=scene.office)
    assert not Sampling.objects.visible_to(outsider).exists()
    assert Sampling.objects.visible_to(scene.office).exists()


def test_an_authority_checks_in_its_own_region_only(db, scene):
    from factories import make_organisation, make_region, make_user
    from panhuo.orgs.api import OrganisationKind, RegionLevel
    from panhuo.portfolio.inventory.api import inspecting_authority

    regions = {
        code: make_region(code, f"示例地区{code}", level)
        for code, level in {
            "330000": RegionLevel.PROVINCE,
            "339900": RegionLevel.CITY,
            "339901": RegionLevel.COUNTY,
            "339800": RegionLevel.CITY,
            "339902": RegionLevel.COUNTY,
        }.items()
    }
    scene.university.region = regions["339901"]
    checks = {}
    for code, region in regions.items():
        authority = make_organisation(kind=OrganisationKind.AUTHORITY, region=region)
        person = make_user(organisation=authority)
        checks[code] = inspecting_authority(person, scene.university) == authority
    assert checks == {"330000": True, "339900": True, "339901": True, "339800": False, "339902": False}
