"""The demonstration data: what it holds, and that loading it twice is harmless."""

from __future__ import annotations

import stat
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from typer.testing import CliRunner

from panhuo.cli.demo import app
from panhuo.demo.api import accounts_file, load_demo
from panhuo.demo.read import read_data
from panhuo.intake.numbers import parse_number
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import Event, Organisation, OrganisationKind, OutboxEntry, User
from panhuo.patents.api import LegalState, OwnerName, Patent, PatentKind, patents_of
from panhuo.policies.api import Policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return load_demo()


def test_every_kind_and_state_is_there_and_labelled(demo):
    assert demo.patents == Patent.objects.filter(merged_into=None).count() >= 60
    assert demo.needs == Need.objects.count() >= 20
    assert set(Patent.objects.values_list("kind", flat=True)) == set(PatentKind.values) - {"unknown"}
    assert set(Patent.objects.values_list("legal_state", flat=True)) == set(LegalState.values)
    assert set(Organisation.objects.values_list("kind", flat=True)) == set(OrganisationKind.values)
    for model in (Patent, Need, Organisation):
        assert not model.objects.filter(is_demo=False).exists()
    assert all(name.startswith("示例") for name in Organisation.objects.values_list("name", flat=True))


def test_the_demonstration_policies_have_something_to_find_and_one_is_clean(demo):
    found = {policy.holder.name: policy.findings.count() for policy in Policy.objects.select_related("holder")}
    assert demo.policies == len(found) == 3
    assert found["示例省知识产权局"] >= 2
    assert found["示例理工大学"] >= 2
    assert found["示例市人民医院"] == 0
    assert load_demo().policies == 0


def test_a_stranger_has_something_to_look_at_and_something_is_kept_from_them(demo):
    stranger = AnonymousUser()
    assert Patent.objects.visible_to(stranger).count() >= 55
    assert Need.objects.visible_to(stranger).count() >= 15
    assert EnterpriseProfile.objects.visible_to(stranger).exists()
    assert Patent.objects.filter(visibility="organisation").count() >= 2


def test_two_documents_are_one_patent_and_one_patent_has_no_number(demo):
    patent = Patent.objects.get(title="一种低温烟气余热有机朗肯循环发电系统")
    kinds = Counter(patent.identifiers.values_list("kind", flat=True))
    assert kinds == {"application": 1, "publication": 2}
    assert Patent.objects.exclude(identifiers__kind="application").count() == 1


def test_owners_find_their_organisations_and_one_is_left_to_a_person(demo):
    names = dict(OwnerName.objects.values_list("name", "resolution"))
    assert names["示例理工大学"] == "exact"
    assert names["示例理工大学能源与动力学院"] == "rule"
    assert names["示例工学院"] == "rule"
    assert names["示例理工大学城市学院"] == "doubtful"
    assert patents_of(Organisation.objects.get(name="示例理工大学")).count() > 20


def test_loading_again_doubles_and_overwrites_nothing(demo):
    patent = Patent.objects.first()
    Patent.objects.filter(pk=patent.pk).update(title="改过的名称")
    need = Need.objects.first()
    Need.objects.filter(pk=need.pk).update(title="改过的需求")
    before = Patent.objects.count(), Need.objects.count(), Event.objects.count(), OutboxEntry.objects.count()

    again = load_demo()

    assert (again.organisations, again.patents, again.needs, again.profiles, again.passwords) == (0, 0, 0, 0, {})
    assert (Patent.objects.count(), Need.objects.count(), Event.objects.count(), OutboxEntry.objects.count()) == before
    assert Patent.objects.get(pk=patent.pk).title == "改过的名称"
    assert Need.objects.get(pk=need.pk).title == "改过的需求"


def test_nobody_can_log_in_by_default(demo):
    assert User.objects.count() == len(demo.people) >= 4
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert not User.objects.filter(is_superuser=True).exists()


def test_accounts_are_random_shown_once_and_kept_private(demo):
    result = CliRunner().invoke(app, ["load", "--accounts"])
    assert result.exit_code == 0, result.output
    lines = accounts_file().read_text(encoding="utf-8").splitlines()
    pairs = dict(line.split("\t") for line in lines)
    assert set(pairs) == set(demo.people)
    assert len(set(pairs.values())) == len(pairs)
    for username, password in pairs.items():
        assert User.objects.get(username=username).check_password(password)
        assert password in result.output
    assert stat.S_IMODE(accounts_file().stat().st_mode) == 0o600

    again = CliRunner().invoke(app, ["load", "--accounts"])
    assert not any(password in again.output for password in pairs.values())
    assert accounts_file().read_text(encoding="utf-8").splitlines() == lines


def test_without_accounts_the_command_says_how_to_get_them(demo):
    result = CliRunner().invoke(app, ["load"])
    assert "专利 0 件" in result.output
    assert "--accounts" in result.output


def test_numbers_are_right_and_lie_where_no_real_one_does():
    for entry in read_data("patents")["patents"]:
        if "application" in entry:
            reading = parse_number(entry["application"])
            assert reading.valid, entry["key"]
            assert reading.note is None
            assert entry["application"][5:7] == "99"
        for document in entry.get("documents", ()):
            assert parse_number(document["number"]).valid
            assert document["number"][3:5] == "99"


def test_every_need_names_its_answers_and_no_answer_shares_its_title():
    patents = {entry["key"]: entry for entry in read_data("patents")["patents"]}
    needs = read_data("needs")["needs"]
    assert {need["style"] for need in needs} == {"one-line", "normal", "long"}
    for need in needs:
        assert need["expected"]
        for key in need["expected"]:
            assert patents[key]["title"] not in need["title"] + need["text"]
