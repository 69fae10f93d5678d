"""Lists of requests: counts under the other filters, and the order of whose day comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import make_organisation
from panhuo.exchange.answers.api import (
    LATE,
    AnswerRequest,
    AnswerValues,
    RequestFilters,
    answer_request,
    ask,
    filter_requests,
    in_order,
    request_facets,
)
from panhuo.needs.api import NeedValues, save_need


@pytest.fixture
def listed(enterprise, firm, university, office, other_university, outsider) -> list[AnswerRequest]:
    """Late and open, answered after a question, refused."""
    need = save_need(
        NeedValues(title="电池", text="预热", visibility="members"), organisation=enterprise, actor=firm
    ).need
    third = make_organisation(name="示例研究所")
    made = [ask(need, organisation=one, actor=firm) for one in (third, university, other_university)]
    AnswerRequest.objects.filter(pk=made[0].pk).update(due_on=timezone.localdate() - timedelta(days=1))
    answer_request(made[1], AnswerValues(kind="question", text="多少？"), actor=office)
    answer_request(made[2], AnswerValues(kind="declined", reason="terms"), actor=outsider)
    return made


def test_counts_are_those_that_a_click_would_leave(listed, firm):
    rows, today = AnswerRequest.objects.visible_to(firm), timezone.localdate()
    counts = request_facets(rows, RequestFilters(), today=today)
    for name, values in counts.items():
        for value, _label, n in values:
            found = filter_requests(rows, RequestFilters(**{name: (value,)}), today=today)
            assert found.count() == n, (name, value)
    assert {value: n for value, _label, n in counts["state"] if n} == {
        "open": 1, "asked_back": 1, "answered": 1, LATE: 1,
    }  # fmt: skip
    narrowed = request_facets(rows, RequestFilters(state=("answered",)), today=today)
    assert {value: n for value, _label, n in narrowed["kind"] if n} == {"declined": 1}
    assert {value: n for value, _label, n in narrowed["state"] if n}["open"] == 1, "a facet counts without itself"


def test_open_ones_come_first_by_their_day(listed, firm):
    assert list(in_order(AnswerRequest.objects.visible_to(firm))) == listed
