"""A language model helps to read, over the wire that OpenAI-compatible servers speak: it may only point at the text."""

from __future__ import annotations

import json

import pytest

from panhuo.endpoint.api import Endpoint
from panhuo.needs.api import read_pasted
from panhuo.needs.reading.api import read_need
from panhuo.needs.reading.model import read_on

TEXT = "我们做水产速冻，鱼片解冻后汁水流走，口感发柴，客户退货。"


def lay(fake, said: object) -> Endpoint:
    content = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    fake.answers["/v1/chat/completions"] = (200, {"choices": [{"message": {"content": content}}]})
    return Endpoint(fake.url, key="secret", model="示例模型")


def test_what_it_quotes_is_kept_and_what_it_invents_is_not(fake_endpoint):
    said = {
        "object": "超低温锁鲜机",
        "problems": ["鱼片解冻后汁水流走", "损失率达到 30%"],
        "effects": "提高",
        "conditions": None,
    }
    reading = read_on(read_need(TEXT), TEXT, endpoint=lay(fake_endpoint, said))
    assert reading is not None
    assert [(one.text, TEXT[one.start : one.end]) for one in reading.problems] == [("鱼片解冻后汁水流走",) * 2]
    assert (reading.object, reading.effects, reading.figures) == ("", (), ())
    assert "problem" not in {question.ask for question in reading.questions}
    assert TEXT in fake_endpoint.asked[0][1]["messages"][1]["content"]


@pytest.mark.parametrize("said", ["对不起，我不能", "[1, 2]", ""])
def test_an_answer_that_is_no_object_is_none(fake_endpoint, said):
    assert read_on(read_need(TEXT), TEXT, endpoint=lay(fake_endpoint, said)) is None


def test_without_an_endpoint_or_an_answer_the_rules_read(settings, fake_endpoint):
    reading, how = read_pasted(TEXT)
    assert reading == read_need(TEXT)
    assert fake_endpoint.asked == []
    settings.LLM_URL, settings.LLM_MODEL = fake_endpoint.url, "示例模型"  # answers 404
    same, told = read_pasted(TEXT)
    assert same == reading
    assert "没有回应" in told
    assert "没有回应" not in how
