"""What holds for any text: words are the text's own, layout changes nothing, odd text breaks nothing."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from panhuo.policies.auditor.api import Tag, Wanted, audit_clause, wanted_in
from panhuo.policies.auditor.grammar.normal import normalise
from panhuo.policies.auditor.grammar.parts import LONGEST, split_sentences
from panhuo.policies.auditor.lexicon import has

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "train.jsonl").read_text(encoding="utf-8").splitlines()
]
CLAUSES = [case["clause"] for case in CASES]
NEIGHBOURS = [clause for clause in CLAUSES if not has("points_paid", clause)]
"""Paragraphs that don't turn the points of their article into money."""
ANY = st.text(
    alphabet=st.sampled_from("专利发明申请授权年费每件奖励1050元不得考核排名，。；：（一）\n①%、 　\u200b"), max_size=60
)


@given(ANY)
def test_deciding_words_are_the_texts_own(text):
    for finding in audit_clause(text):
        for span in (*finding.words, finding.sentence):
            assert text[span.start : span.end] == span.words != ""


@given(ANY)
def test_sentences_and_segments_cover_what_they_name(text):
    normal = normalise(text).text
    for sentence in split_sentences(normal):
        assert normal[sentence.start : sentence.end] == sentence.text
        for segment in sentence.segments:
            assert "".join(part.text for part in segment.parts) == segment.text


@settings(max_examples=60)
@given(st.sampled_from(CLAUSES), st.data())
def test_blanks_and_full_width_signs_change_nothing(clause, data):
    at = data.draw(st.integers(0, len(clause)))
    blanks = clause[:at] + data.draw(st.sampled_from([" ", "　", "\u200b", "  "])) + clause[at:]
    wide = clause.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    expected = [finding.tags for finding in audit_clause(clause)]
    assert [finding.tags for finding in audit_clause(blanks)] == expected
    assert [finding.tags for finding in audit_clause(wide)] == expected


@settings(max_examples=60)
@given(st.sampled_from(CASES), st.sampled_from(NEIGHBOURS))
def test_a_clause_is_judged_alike_beside_another_paragraph_of_the_same_issuer(case, other):
    one, level = case["clause"], case["issuer_level"]
    both = {tag for finding in audit_clause(f"{one}\n{other}", level=level) for tag in finding.tags}
    assert {tag for finding in audit_clause(one, level=level) for tag in finding.tags} <= both


def test_a_price_of_points_makes_money_of_the_points_in_another_paragraph():
    points = "辅导员职级晋升，指导学生申请专利每项加1.5分，不限项数。"
    assert [finding.tags for finding in audit_clause(points)] == [(Tag.ONLY_COUNT,)]
    assert audit_clause(f"{points}\n每分兑现200元，年底统一结算。")[0].tags == (Tag.FILING,)


def test_every_proposed_wording_is_clean_and_says_what_is_wanted():
    wordings = {finding.wording for clause in CLAUSES for finding in audit_clause(clause)}
    assert len(wordings) > 8
    for wording in wordings:
        assert audit_clause(wording, level="市") == [], wording


def test_wanted_contents():
    assert wanted_in("按专利产业化率和对主营业务的贡献度赋分。") == (Wanted.INDUSTRIALISATION, Wanted.MAIN_BUSINESS)
    assert wanted_in("由同行评议其质量。") == (Wanted.QUALITY,)
    assert wanted_in("按授权件数赋分。") == ()


def test_a_sentence_without_end_is_cut_and_nothing_is_lost():
    for text in ("专利授权每件奖励" * 1000, "专利授权每件奖励，" * 1000, "（一）专利；" * 1000):
        sentences = split_sentences(normalise(text).text)
        assert "".join(sentence.text for sentence in sentences) == text
        assert max(len(sentence.text) for sentence in sentences) <= LONGEST
