"""Nobody brings two together at an event, or speaks for one of them, while standing on both sides unasked."""

from __future__ import annotations

from typing import Any

import pytest

from exchange.events.scene import Scene, approved_event
from exchange.mandates.houses import Houses, make_houses, mandated
from factories import make_organisation, make_user
from panhuo.exchange.events.api import (
    EventPair,
    Person,
    accept,
    add_pair,
    decline,
    drop_pair,
    invite_all,
    record_result,
    schedule_event,
    start_matching,
)
from panhuo.exchange.mandates.api import answer_consent, ask_consent
from panhuo.matching.api import rebuild_index
from panhuo.needs.api import NeedFilters
from panhuo.needs.models import Need
from panhuo.orgs.api import NotAllowed, OrganisationKind, Role, run_pending_jobs
from panhuo.patents.models import Patent

pytestmark = pytest.mark.django_db
ME = [Person("示例代表")]


@pytest.fixture
def houses() -> Houses:
    return make_houses()


@pytest.fixture
def patents(houses) -> list[Patent]:
    text = "一种质子交换膜电解槽，用于电解水制氢"
    return [
        Patent.objects.create(
            title=f"{text}（{n}）", abstract=f"本发明公开了{text}。", holder=houses.university, legal_state="valid",
            visibility="public",
        )
        for n in range(2)
    ]  # fmt: skip


def centre() -> Scene:
    host = make_organisation(name="示例运营中心", kind=OrganisationKind.SERVICE)
    return Scene(host, make_user(organisation=host), make_user(organisation=host, role=Role.ADMIN))


def hosted_by_the_agency(houses: Houses) -> Scene:
    return Scene(houses.agency, houses.agent, make_user(organisation=houses.agency, role=Role.ADMIN))


def names_of(houses: Houses) -> dict[str, str]:
    return {"supply": houses.university.name, "demand": houses.firms[0].name}


def consent(houses: Houses, patent: Patent, *givers: Any) -> None:
    asked = ask_consent(
        demand=houses.firms[0], supply=houses.university, patent=patent, disclosure="两边都收服务费",
        actor=houses.agent,
    )  # fmt: skip
    for giver in givers:
        answer_consent(asked, agree=True, actor=giver)


def test_who_is_on_both_sides_neither_answers_nor_records(houses, patents):
    """The agent of the firm works for the university, too."""
    mandated(houses, houses.firms[0], houses.heads[0])
    houses.agent.memberships.create(organisation=houses.university, role=Role.STAFF)
    scene = centre()
    event = approved_event(scene)
    pair = add_pair(event, **names_of(houses), patent=patents[0], actor=scene.clerk)
    invite_all(event, actor=scene.clerk)
    for act in (lambda: accept(pair.supply, people=ME, actor=houses.agent),
                lambda: decline(pair.supply, reason="没空", actor=houses.agent)):  # fmt: skip
        with pytest.raises(NotAllowed, match="双方同意") as blocked:
            act()
        assert blocked.value.code == "both_sides"
    pair.supply.refresh_from_db()
    assert pair.supply.state == "invited"
    # Colleagues, the other side and the host are on one side only, or on none.
    accept(pair.supply, people=ME, actor=houses.office)
    accept(pair.demand, people=ME, actor=houses.heads[0])
    schedule_event(event, actor=scene.clerk)
    pair = EventPair.objects.get(pk=pair.pk)
    with pytest.raises(NotAllowed):
        record_result(pair, outcome="intent", actor=houses.agent)
    for one in (houses.office, houses.heads[0], scene.clerk):
        record_result(pair, outcome="intent", actor=one)

    consent(houses, patents[0], houses.heads[0])
    record_result(pair, outcome="signed", actor=houses.agent)
    accept(pair.supply, people=ME, actor=houses.agent)
    pair.refresh_from_db()
    assert (pair.outcome, pair.recorded_by) == ("signed", houses.agent)


def test_a_host_that_acts_for_both_asks_them_first(houses, patents):
    mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    event = approved_event(hosted_by_the_agency(houses))
    for patent in (None, patents[0]):
        with pytest.raises(NotAllowed, match="双方同意"):
            add_pair(event, **names_of(houses), patent=patent, actor=houses.agent)
    assert not EventPair.objects.exists()
    add_pair(event, supply=houses.university.name, demand="没有委托的示例企业", actor=houses.agent)

    consent(houses, patents[0], houses.heads[0], houses.office)
    pair = add_pair(event, **names_of(houses), patent=patents[0], actor=houses.agent)
    with pytest.raises(NotAllowed):  # they agreed to one patent
        add_pair(event, **names_of(houses), patent=patents[1], actor=houses.agent)
    assert [item.patent for item in pair.items.all()] == [patents[0]]


def test_a_pair_that_waits_for_consent_stays_out(houses, patents):
    event = approved_event(hosted_by_the_agency(houses))
    pair = add_pair(event, **names_of(houses), patent=patents[0], actor=houses.agent)
    mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    drop_pair(pair, actor=houses.agent)
    with pytest.raises(NotAllowed):
        drop_pair(pair, dropped=False, actor=houses.agent)
    consent(houses, patents[0], houses.heads[0], houses.office)
    drop_pair(pair, dropped=False, actor=houses.agent)
    assert pair.state == "proposed"


def test_matching_leaves_out_what_nobody_consented_to(houses, patents, settings):
    settings.ENCODER = "none"
    other = make_organisation(name="示例独立企业", kind=OrganisationKind.ENTERPRISE)
    for firm in (houses.firms[0], other):
        Need.objects.create(
            title="寻求电解槽技术", text="需要质子交换膜电解槽，用于电解水制氢", organisation=firm,
            visibility="members",
        )  # fmt: skip
    mandated(houses, houses.firms[0], houses.heads[0])
    mandated(houses, houses.university, houses.office, scopes=["contacts"])
    event = approved_event(hosted_by_the_agency(houses))
    rebuild_index()

    def matched() -> set[str]:
        start_matching(event, filters=NeedFilters(), each=2, actor=houses.agent)
        run_pending_jobs()
        event.refresh_from_db()
        return {pair.demand.name for pair in event.pairs.all()}

    assert matched() == {other.name}
    assert [note for note in event.notes if houses.firms[0].name in note and "双方同意" in note]
    consent(houses, patents[0], houses.heads[0], houses.office)
    assert matched() == {other.name, houses.firms[0].name}
    pair = event.pairs.get(demand__organisation=houses.firms[0])
    assert [item.patent for item in pair.items.all()] == [patents[0]]
