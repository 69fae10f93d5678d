"""The check of the interface's texts finds what would be wrong on an English page."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Message

PATH = Path(__file__).resolve().parents[2] / "scripts" / "messages.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("messages", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        (None, "no English"),
        ("", "no English"),
        ("%(n)s rows of %(name)s", None),
        ("%(n)s rows", "not the same places"),
        ("%(n)s rows of %(nam)s", "not the same places"),
        ("%(n)s rows of %(name)s, 100 %", "a stray %"),
        ("%(n)s 行 of %(name)s", "Chinese left"),
        ("%(n)s rows of %(name)s（new）", "Chinese left"),
    ],
)
def test_faults_of_one_text(tool, english, fault):
    wanted = Message("%(name)s 的 %(n)s 行")
    message = None if english is None else Message(wanted.id, english)
    found = list(tool.faults(wanted, message))
    assert (len(found), fault is None or found[0].startswith(fault)) == (0 if fault is None else 1, True)


def test_a_guess_of_the_tools_is_not_english(tool):
    assert list(tool.faults(Message("专利"), Message("专利", "Patents", flags={"fuzzy"}))) == ["fuzzy"]


def test_one_thing_may_do_without_its_number_but_many_may_not(tool):
    wanted = Message(("%(n)s 件", "%(n)s 件"))
    assert list(tool.faults(wanted, Message(wanted.id, ("a patent", "%(n)s patents")))) == []
    assert len(list(tool.faults(wanted, Message(wanted.id, ("a patent", "patents"))))) == 1


def test_texts_of_code_templates_and_file_fields_are_collected(tool):
    if not tool.shutil.which("xgettext"):
        pytest.skip("needs xgettext (apt-get install gettext)")
    texts = tool.texts()
    for text in (
        "您没有权限执行此操作",
        "跳到正文",
        "应为 2019-07-02、2019/7/2、20190702 或 2019年7月2日 这样的日期",
        "同族数量",
    ):
        assert texts.get(text) is not None
