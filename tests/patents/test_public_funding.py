"""What another room states on public funding lies on the patent, once."""

from __future__ import annotations

import pytest

from panhuo.orgs.api import NotAllowed
from panhuo.patents.api import Encumbrance, follow_funding_statement, record_encumbrance, withdraw_encumbrance
from web.records import plain

pytestmark = pytest.mark.django_db
SOURCE = "声明一"


def lying(patent) -> list[str]:
    return list(Encumbrance.objects.filter(patent=patent, withdrawn=False).values_list("source", flat=True))


def test_a_statement_is_written_down_once_and_taken_away_when_it_changes(university, office):
    patent = plain("一种示例装置", holder=university)

    def say(*, funded: bool | None) -> bool:
        return follow_funding_statement(patent, organisation=university, funded=funded, source=SOURCE, actor=office)

    assert not say(funded=None)
    assert say(funded=True)
    assert not say(funded=True)
    assert lying(patent) == [SOURCE]
    assert say(funded=False)
    assert lying(patent) == []
    assert say(funded=True), "the statement was changed again"
    assert lying(patent) == [SOURCE]


def test_what_a_person_withdrew_stays_away(university, office):
    patent = plain("一种示例装置", holder=university)
    said = {"organisation": university, "funded": True, "source": SOURCE, "actor": None}
    assert follow_funding_statement(patent, **said)
    withdraw_encumbrance(Encumbrance.objects.get(), actor=office)
    assert not follow_funding_statement(patent, **said)
    assert lying(patent) == []


def test_what_was_written_down_by_hand_is_not_doubled(university, office, outsider):
    patent = plain("一种示例装置", holder=university)
    record_encumbrance(
        patent, kind="public_funding", organisation=university, first=None, source="任务书", actor=office
    )
    assert not follow_funding_statement(patent, organisation=university, funded=True, source=SOURCE, actor=office)
    assert not follow_funding_statement(patent, organisation=university, funded=False, source=SOURCE, actor=office)
    assert lying(patent) == ["任务书"]
    other = plain("另一种示例装置", holder=university)
    with pytest.raises(NotAllowed):
        follow_funding_statement(other, organisation=university, funded=True, source=SOURCE, actor=outsider)
