"""The sentence on why a patent was found doesn't contradict itself."""

from __future__ import annotations

from panhuo.matching.search.because import MEANING, because


def test_shared_characters_without_a_keyword_are_called_that():
    said = because({"char": 1.0, MEANING: 1.0}, [])
    assert said == "没有共同的关键词，只有零散的字词相同；用词相同和意思相近都起了作用。"


def test_meaning_alone_claims_no_words():
    assert because({"char": 0.0, MEANING: 1.0}, []) == "没有共同的关键词；主要因意思相近而入选。"


def test_keywords_are_named():
    assert because({"word": 1.0, MEANING: 1.0}, ["余热"]).startswith("共有的关键词：余热；")
