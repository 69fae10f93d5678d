"""A registered transfer: the patents' owners follow the register, once, and only where they may."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from deals.agreements.records import SIGNED, approved, draft, in_force, paper
from factories import make_organisation
from panhuo.deals.agreements.api import PartyValue, Stopped, add_file, record_consent, sign, terminate
from panhuo.deals.duecare.api import chain_of
from panhuo.deals.filings.api import Filing, OwnerChange, owner_plans, settle, write_owners
from panhuo.orgs.api import InvalidInput, NotAllowed, OutboxEntry, events_of
from panhuo.patents.api import (
    Patent,
    Visibility,
    owner_names,
    patent_events,
    patents_of,
    record_encumbrance,
    withdraw_encumbrance,
)
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db
REGISTERED = date(2026, 5, 6)
NUMBER = "登记示例 1"


def transfer(office: Any, university: Any, **said: Any) -> Filing:
    """A signed transfer, waiting for its registration."""
    asked = {"kind": "transfer", "starts_on": None, "ends_on": None} | said
    agreement = approved(draft(office, university, **asked), office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    sign(agreement, signed_on=SIGNED, effective_on=None, actor=office)
    return Filing.objects.get(agreement=agreement, form="transfer")


def registered(office: Any, university: Any, **said: Any) -> Filing:
    return settle(transfer(office, university, **said), on=REGISTERED, number=NUMBER, actor=office)


def seen(filing: Filing, user: Any) -> dict[int, int]:
    """What the page offers to write."""
    return {one.patent.pk: one.patent.version for one in owner_plans(filing, user=user) if one.ready}


def now(patent: Patent) -> Patent:
    return Patent.objects.get(pk=patent.pk)


def test_the_new_owner_stands_on_the_patent_in_its_history_the_index_and_the_evidence(university, enterprise, office):
    patents = make_patents(university, 2)
    filing = registered(office, university, patents=patents)
    assert [(one.before, one.after) for one in owner_plans(filing, user=office)] == [
        ((university.name,), (enterprise.name,))
    ] * 2
    assert owner_names(now(patents[0])) == [university.name], "showing writes nothing"

    written = write_owners(filing, seen=seen(filing, office), actor=office)

    assert [(one.before, one.after) for one in written] == [([university.name], [enterprise.name])] * 2
    for patent in patents:
        after = now(patent)
        assert owner_names(after) == [enterprise.name]
        assert after in patents_of(enterprise)
        assert after.holder == university, "who keeps the record is another question"
        assert after.version == patent.version + 1
        assert (
            OutboxEntry.objects.filter(object_type="patent", object_id=patent.pk).latest("pk").version == after.version
        )
        event = patent_events(after).last()
        assert (event.verb, event.actor, event.organisation) == ("owners_changed", office, university)
        assert event.data["values"] == {"owners": [[university.name], [enterprise.name]]}
        assert (event.data["filing"], event.data["number"], event.data["on"]) == (filing.pk, NUMBER, "2026-05-06")
    assert events_of("filing", filing.pk).last().verb == "filing_owners_changed"
    assert events_of("agreement", filing.agreement_id).last().verb == "filing_owners_changed"
    titles = [one.title for one in chain_of(filing.agreement).evidence]
    assert f"转移登记 {NUMBER}，按登记结果变更专利权人 2 件" in titles


def test_confirming_again_changes_nothing_even_when_the_patent_was_sold_on(university, enterprise, office):
    (patent,) = make_patents(university, 1)
    filing = registered(office, university, patents=[patent])
    shown = seen(filing, office)
    write_owners(filing, seen=shown, actor=office)
    state = (now(patent).version, OutboxEntry.objects.count(), events_of("patent", patent.pk).count())
    assert write_owners(filing, seen=shown, actor=office) == []
    assert (now(patent).version, OutboxEntry.objects.count(), events_of("patent", patent.pk).count()) == state

    back = make_patents(university, 1, owners=(university.name,))[0]
    assert back.pk == patent.pk, "an import says that it came back"
    assert write_owners(filing, seen=shown, actor=office) == []
    assert owner_names(now(patent)) == [university.name]
    assert OwnerChange.objects.get().after == [enterprise.name]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("甲研究院", "示例理工大学", "乙研究院"), ["甲研究院", "示例机械有限公司", "乙研究院"]),
        (("示例理工大学", "示例机械有限责任公司"), ["示例机械有限责任公司"]),
        (("甲研究院", "示例理工大学", "示例机械有限公司"), ["甲研究院", "示例机械有限公司"]),
    ],
)
def test_only_the_transferring_owners_place_is_taken(university, enterprise, office, before, after):
    (patent,) = make_patents(university, 1, owners=before)
    filing = transfer_of_a_share(office, university, patent)
    write_owners(filing, seen=seen(filing, office), actor=office)
    assert owner_names(now(patent)) == after


def transfer_of_a_share(office: Any, university: Any, *patents: Patent) -> Filing:
    """Registered by the office; the co-owners had said yes."""
    for patent in patents:
        for name in owner_names(patent):
            if name != university.name:
                record_consent(
                    patent, organisation=university, role="owner", party=name, acts=["transfer"], given_on=SIGNED,
                    source="同意书", actor=office,
                )  # fmt: skip
    return registered(office, university, patents=patents)


def test_two_givers_leave_and_an_applicant_at_filing_stays_one(university, enterprise, office):
    other = make_organisation(name="示例农业大学")
    (patent,) = make_patents(university, 1, owners=None, original_owners=(university.name, other.name))
    parties = [PartyValue("giver", organisation=university), PartyValue("giver", organisation=other),
               PartyValue("taker", organisation=enterprise)]  # fmt: skip
    record_consent(
        patent, organisation=university, role="owner", party=other.name, acts=["transfer"], given_on=SIGNED,
        source="合同", actor=office,
    )  # fmt: skip
    filing = registered(office, university, patents=[patent], parties=parties)
    write_owners(filing, seen=seen(filing, office), actor=office)
    rows = now(patent).owners.select_related("owner_name")
    assert [one.owner_name.name for one in rows if not one.original] == [enterprise.name]
    assert [one.owner_name.name for one in rows if one.original] == [university.name, other.name]


def test_a_contribution_to_a_company_is_registered_alike_and_other_filings_are_refused(university, enterprise, office):
    equity = registered(office, university, kind="equity")
    assert len(write_owners(equity, seen=seen(equity, office), actor=office)) == 1
    licence = in_force(draft(office, university, patents=make_patents(university, 1, start=40)), office)
    row = Filing.objects.get(agreement=licence, form="licence")
    settle(row, on=date(2026, 4, 1), number="X1", actor=office)
    for filing in (row, Filing.objects.get(agreement=equity.agreement, form="technology")):
        with pytest.raises(NotAllowed, match="只有转让、作价入股协议的转移登记"):
            write_owners(filing, seen={licence.patents.get().patent_id: 1}, actor=office)


def test_nothing_before_the_registration_and_nothing_after_the_contract_was_ended(university, office):
    filing = transfer(office, university)
    patent = filing.patents.get()
    with pytest.raises(NotAllowed, match="还没有办结"):
        write_owners(filing, seen={patent.pk: patent.version}, actor=office)
    settle(filing, on=REGISTERED, number=NUMBER, actor=office)
    terminate(filing.agreement, on=REGISTERED + timedelta(days=30), reason="协商", actor=office)
    with pytest.raises(NotAllowed, match="协议已解除"):
        write_owners(filing, seen={patent.pk: patent.version}, actor=office)
    assert owner_names(now(patent)) == [university.name]


@pytest.mark.parametrize(("kind", "article"), [("preservation", "第一百零四条"), ("suspension", "第一百零三条")])
def test_a_suspended_patent_stays_and_the_others_go_on(university, enterprise, office, kind, article):
    held, free = make_patents(university, 2)
    filing = registered(office, university, patents=[held, free])
    row = record_encumbrance(
        held, kind=kind, organisation=university, first=date(2026, 4, 1), last=REGISTERED, source="裁定书", actor=office
    )
    both = {held.pk: held.version, free.pk: free.version}
    with pytest.raises(Stopped, match=article):
        write_owners(filing, seen=both, actor=office)
    assert owner_names(now(free)) == [university.name], "all that was confirmed, or nothing"
    assert seen(filing, office) == {free.pk: free.version}
    write_owners(filing, seen=seen(filing, office), actor=office)
    withdraw_encumbrance(row, actor=office)
    write_owners(filing, seen=both, actor=office)
    assert [owner_names(now(one)) for one in (held, free)] == [[enterprise.name]] * 2


def test_a_patent_that_changed_since_it_was_shown_is_shown_again(university, enterprise, office):
    (patent,) = make_patents(university, 1)
    filing = registered(office, university, patents=[patent])
    shown = seen(filing, office)
    make_patents(university, 1, owners=(university.name, "示例科技有限公司"))
    with pytest.raises(Stopped, match="有变动"):
        write_owners(filing, seen=shown, actor=office)
    assert len(owner_names(now(patent))) == 2
    write_owners(filing, seen=seen(filing, office), actor=office)
    assert owner_names(now(patent)) == [enterprise.name, "示例科技有限公司"]


def test_records_that_follow_already_or_name_others_are_not_touched(university, enterprise, office):
    there, strange = make_patents(university, 2)
    filing = registered(office, university, patents=[there, strange])
    make_patents(university, 1, owners=(enterprise.name,))
    make_patents(university, 1, start=2, owners=("无关公司",))
    version = now(there).version
    one, other = owner_plans(filing, user=office)
    assert (one.follows, one.ready) == (True, True)
    assert "不在现权利人之中" in other.stop
    write_owners(filing, seen=seen(filing, office), actor=office)
    assert now(there).version == version
    with pytest.raises(Stopped, match="不在现权利人之中"):
        write_owners(filing, seen={strange.pk: now(strange).version}, actor=office)


def test_only_the_office_that_files_and_keeps_the_record(university, other_university, office, outsider, firm):
    filing = registered(office, university)
    patent = filing.patents.get()
    for user in (outsider, firm):
        with pytest.raises(NotAllowed):
            write_owners(filing, seen={patent.pk: patent.version}, actor=user)
    with pytest.raises(InvalidInput):
        write_owners(filing, seen={patent.pk + 1000: 1}, actor=office)
    Patent.objects.filter(pk=patent.pk).update(holder=other_university, visibility=Visibility.PUBLIC)
    with pytest.raises(Stopped, match=f"由{other_university.name}保管"):
        write_owners(filing, seen={patent.pk: patent.version}, actor=office)
    Patent.objects.filter(pk=patent.pk).update(visibility=Visibility.ORGANISATION)
    (plan,) = owner_plans(filing, user=office)
    assert (plan.before, plan.after, plan.ready) == ((), (), False), "names of a hidden record stay hidden"


def test_the_page_shows_old_and_new_and_one_button_writes_them(university, enterprise, office, outsider):
    filing = registered(office, university)
    patent = filing.patents.get()
    client, other = Client(), Client()
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    other.force_login(outsider, backend="django.contrib.auth.backends.ModelBackend")
    here = f"/filings/{filing.pk}/"
    page = client.get(here).content.decode()
    assert "按登记结果变更专利权人" in page
    assert f"<strong>{enterprise.name}</strong>" in page
    value = f"{patent.pk}:{patent.version}"
    assert f'name="seen" value="{value}"' in page
    assert other.post(f"{here}owners/", {"seen": value}).status_code == 404
    stale = client.post(f"{here}owners/", {"seen": f"{patent.pk}:{patent.version + 7}"})
    assert stale.status_code == 422
    assert "有变动" in stale.content.decode()
    for garbage in ("", "x", "1:", f"{'9' * 40}:1"):
        assert client.post(f"{here}owners/", {"seen": garbage}).status_code == 422
    assert client.post(f"{here}owners/", {"seen": value})["Location"] == here
    page = client.get(here).content.decode()
    assert "已变更 1 件专利的权利人" in page
    assert 'name="seen"' not in page
    assert f"已变更，{timezone.localdate().isoformat()}" in page
    client.post(f"{here}owners/", {"seen": value})
    assert "没有重复写入" in client.get(here).content.decode()
    told = f"{university.name} → {enterprise.name}（登记编号 {NUMBER}，2026-05-06）"
    assert told in client.get(f"/patents/{patent.pk}/").content.decode()
    assert "按登记结果变更专利权人" in client.get(f"/agreements/{filing.agreement_id}/").content.decode()


def test_a_record_of_nobody_that_names_the_giver_is_written_and_stays_nobodys(university, enterprise, office):
    (patent,) = make_patents(university, 1)
    Patent.objects.filter(pk=patent.pk).update(holder=None, visibility=Visibility.PUBLIC)
    filing = registered(office, university, patents=[now(patent)])
    write_owners(filing, seen=seen(filing, office), actor=office)
    after = now(patent)
    assert (owner_names(after), after.holder) == ([enterprise.name], None)
