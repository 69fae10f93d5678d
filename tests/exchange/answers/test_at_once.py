"""Two people of one institution answer in the same moment, each over a connection of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from factories import make_user
from panhuo.exchange.answers.api import Answer, AnswerRequest, AnswerValues, answer_request, ask
from panhuo.needs.api import NeedValues, save_need
from panhuo.orgs.api import DomainError


@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_two_wins(enterprise, firm, university, office):
    need = save_need(
        NeedValues(title="电池", text="预热", visibility="members"), organisation=enterprise, actor=firm
    ).need
    asked = ask(need, organisation=university, actor=firm)
    people = [office, make_user(username="colleague", organisation=university)]
    start = Barrier(len(people))

    def answer(person) -> str:
        try:
            mine = AnswerRequest.objects.select_related("organisation", "need__organisation").get(pk=asked.pk)
            start.wait()
            answer_request(mine, AnswerValues(kind="interested", text=str(person.pk)), actor=person)
        except DomainError as error:
            return error.code
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(len(people)) as pool:
        outcomes = sorted(pool.map(answer, people))
    assert outcomes == ["answered", "won"]
    assert Answer.objects.count() == 1
