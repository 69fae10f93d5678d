"""Texts are cut so that nothing is lost and marks stand where they should."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panhuo.web.match.marks import Mark
from panhuo.web.match.segments import Marked, mark_words, underline, underline_two

TEXTS = st.text(alphabet="电池预热。，；a1 \n", max_size=40)
PLACES = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6)


def marked(places):
    return [Marked(start, end, Mark(number)) for number, (start, end) in enumerate(places, start=1)]


@given(TEXTS, PLACES)
def test_underlining_never_loses_or_repeats_a_character(text, places):
    assert "".join(segment.text for segment in underline(text, marked(places))) == text


@given(TEXTS, TEXTS, PLACES)
def test_title_and_text_are_kept_whole_too(title, text, places):
    left, right = underline_two(title, text, marked(places))
    assert "".join(segment.text for segment in left) == title
    assert "".join(segment.text for segment in right) == text


@given(TEXTS, PLACES)
def test_each_mark_stands_once_and_no_line_ends_in_a_full_stop(text, places):
    found = [segment for segment in underline(text, marked(places)) if segment.mark]
    assert len({segment.mark for segment in found}) == len(found)
    assert all(segment.text[-1] not in "。；， \n" for segment in found)


def test_places_count_over_title_and_text_joined_by_one_character():
    title, text = "低温预热", "容量衰减。预热慢。"
    title_part, second = Marked(0, 5, Mark(1)), Marked(10, 14, Mark(2))
    left, right = underline_two(title, text, [title_part, second])
    assert [(segment.text, segment.mark) for segment in left] == [("低温预热", Mark(1))]
    assert [(s.text, s.mark) for s in right] == [("容量衰减。", None), ("预热慢", Mark(2)), ("。", None)]


def test_shared_words_are_marked_whole():
    pieces = mark_words("电芯的预热时间为六分钟", ("预热时间", "预热"))
    assert [(piece.text, piece.shared) for piece in pieces] == [
        ("电芯的", False),
        ("预热时间", True),
        ("为六分钟", False),
    ]


def test_a_shared_word_that_stands_apart_is_marked_in_its_pairs():
    pieces = mark_words("零下二十摄氏度", ("零下二十度",))
    assert [piece.text for piece in pieces if piece.shared] == ["零下二十"]


def test_letters_are_compared_without_case():
    assert [piece.text for piece in mark_words("采用PLC控制", ("plc",)) if piece.shared] == ["PLC"]


@given(TEXTS, st.lists(st.text(alphabet="电池预热a1", max_size=4), max_size=4))
def test_marking_words_never_changes_the_sentence(sentence, words):
    assert "".join(piece.text for piece in mark_words(sentence, words)) == sentence
