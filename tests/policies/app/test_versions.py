"""Two texts of a policy article by article."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from panhuo.policies.api import compare, compare_versions


@dataclass(frozen=True)
class Article:
    label: str
    text: str
    chapter: str = ""


def numbered(*texts: str) -> list[Article]:
    return [Article(f"第{n}条", text) for n, text in enumerate(texts, start=1)]


def told(old: list[Article], new: list[Article]) -> list[tuple[str, str, str]]:
    return [
        (pair.kind, pair.old.label if pair.old else "", pair.new.label if pair.new else "")
        for pair in compare_versions(old, new)
    ]


PURPOSE = "为促进创新，制定本办法。"
COUNT = "申报教授须授权发明专利不少于5件。"
WORTH = "评价以代表性成果为主，看转化情况。"
PRIZE = "对授权发明专利每件奖励3000元。"
LAST = "本办法自发布之日起施行。"


def test_an_article_that_went_lets_the_rest_move_up():
    found = told(numbered(PURPOSE, PRIZE, COUNT, LAST), numbered(PURPOSE, COUNT, LAST))
    assert found == [
        ("same", "第1条", "第1条"), ("removed", "第2条", ""), ("renumbered", "第3条", "第2条"),
        ("renumbered", "第4条", "第3条"),
    ]  # fmt: skip


def test_a_changed_article_stands_beside_what_it_was_even_with_another_number():
    changed = COUNT.replace("5件", "3件")
    assert told(numbered(PURPOSE, PRIZE, COUNT), numbered(PURPOSE, changed)) == [
        ("same", "第1条", "第1条"), ("removed", "第2条", ""), ("changed", "第3条", "第2条"),
    ]  # fmt: skip


def test_a_wholly_new_text_under_the_old_number_is_a_change():
    assert told(numbered(PURPOSE, COUNT), numbered(PURPOSE, WORTH))[1] == ("changed", "第2条", "第2条")
    unlabelled = [Article("", COUNT)], [Article("", WORTH)]
    assert told(*unlabelled) == [("removed", "", ""), ("added", "", "")]


def test_spaces_and_line_breaks_are_no_change():
    assert told(numbered("为促进\n创新， 制定本办法。"), numbered(PURPOSE)) == [("same", "第1条", "第1条")]


def test_what_stands_elsewhere_word_for_word_was_moved():
    found = told(numbered(PRIZE, PURPOSE, COUNT, LAST), numbered(PURPOSE, COUNT, LAST, PRIZE))
    assert ("moved", "第1条", "第4条") in found
    assert not {"added", "removed"} & {kind for kind, _old, _new in found}


texts = st.lists(st.sampled_from([PURPOSE, COUNT, WORTH, PRIZE, LAST, COUNT + PRIZE, ""]), max_size=9)


@given(texts, texts)
def test_every_article_of_both_texts_comes_exactly_once(old, new):
    before, after = numbered(*old), numbered(*new)
    pairs = compare_versions(before, after)
    assert [pair.new for pair in pairs if pair.new] == after, "in the order of the new text"
    assert sorted(pair.old.label for pair in pairs if pair.old) == sorted(one.label for one in before)
    for pair in pairs:
        assert (pair.old is None) == (pair.kind == "added")
        assert (pair.new is None) == (pair.kind == "removed")
        if pair.kind in {"same", "renumbered", "moved"}:
            assert pair.old.text == pair.new.text
    if old == new:
        assert {pair.kind for pair in pairs} <= {"same"}


def test_very_many_new_articles_are_compared_by_their_labels():
    old = numbered(*(f"旧{n}" * 3 for n in range(400)))
    new = numbered(*(f"全新的文字{n}" for n in range(300)))
    kinds = [kind for kind, _old, _new in told(old, new)]
    assert (kinds.count("changed"), kinds.count("removed")) == (300, 100)


@given(st.lists(st.sampled_from(["专利。", "甲；", "乙\n", "丙"]), max_size=20))
def test_long_texts_are_compared_by_sentences_and_lose_nothing(more):
    filler = [f"对第{n}件授权发明专利奖励。" for n in range(600)]
    old, new = "".join(filler), "".join([*filler[:300], *more, *filler[301:]])
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    assert filler[300] in "".join(piece.text for piece in pieces if piece.kind == "gone")
