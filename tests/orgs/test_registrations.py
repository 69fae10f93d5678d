"""An enterprise registers itself, waits, is decided on, and may try again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from factories import PASSWORD, make_organisation, make_region
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    NotAllowed,
    Organisation,
    OrganisationKind,
    Registration,
    User,
    Viewer,
    acting_organisation,
    approve_registration,
    events_of,
    pending_registrations,
    register_enterprise,
    reject_registration,
    resubmit_registration,
    unread,
)

USCC = "913300000000000004"
PDF, PNG, JPG = b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0..."


def form(**change: Any) -> dict[str, Any]:
    values = {
        "name": "示例 新材料有限公司",
        "uscc": USCC,
        "region": make_region(),
        "contact_name": "示例联系人",
        "username": "newfirm",
        "email": "newfirm@example.org",
        "password": PASSWORD,
        "proof": ContentFile(PDF, name="营业执照.pdf"),
        "profile": {"main_products": "涂料"},
    }
    return values | change


def files() -> list[str]:
    if not default_storage.exists("registrations"):
        return []
    found: list[str] = []
    years, _files = default_storage.listdir("registrations")
    for year in years:
        for month in default_storage.listdir(f"registrations/{year}")[0]:
            found += default_storage.listdir(f"registrations/{year}/{month}")[1]
    return found


@pytest.fixture
def registration(officer: User, root: User) -> Registration:
    return register_enterprise(**form())


def test_who_registers_can_log_in_but_belongs_to_nobody_yet(registration: Registration, client: Any):
    applicant = registration.applicant
    assert client.login(username="newfirm", password=PASSWORD)
    assert not Viewer.of(applicant).is_member
    assert registration.organisation.status == "pending"
    assert registration.organisation.name == "示例新材料有限公司"
    assert registration.profile == {"main_products": "涂料"}


def test_approvers_are_told_and_see_it_waiting(registration: Registration, officer: User, root: User, office: User):
    for user in (officer, root):
        assert [note.url for note in unread(user)] == ["/registrations/"]
        assert list(pending_registrations(user)) == [registration]
    assert not unread(office).exists()
    assert not pending_registrations(office).exists()


def test_approval_lets_the_enterprise_in(registration: Registration, officer: User):
    approve_registration(registration, actor=officer)
    applicant = User.objects.get(pk=registration.applicant_id)
    assert acting_organisation(applicant) == registration.organisation
    assert [note.text for note in unread(applicant)] == ["“示例新材料有限公司”的登记已通过审核"]
    verbs = [event.verb for event in events_of("organisation", registration.organisation_id)]
    assert verbs == ["registered", "registration_approved"]


def test_only_approvers_decide_and_only_once(registration: Registration, officer: User, root: User, office: User):
    with pytest.raises(NotAllowed) as caught:
        approve_registration(registration, actor=office)
    assert caught.value.hidden
    with pytest.raises(NotAllowed) as caught:
        approve_registration(registration, actor=registration.applicant)
    assert not caught.value.hidden
    approve_registration(registration, actor=officer)
    with pytest.raises(DomainError, match="已经有人处理过"):
        reject_registration(registration, reason="晚了", actor=root)


def test_a_rejected_one_hears_why_and_hands_in_again(registration: Registration, officer: User, outsider: User):
    with pytest.raises(InvalidInput):
        reject_registration(registration, reason=" ", actor=officer)
    reject_registration(registration, reason="执照看不清", actor=officer)
    applicant = registration.applicant
    assert "执照看不清" in unread(applicant)[0].text
    with pytest.raises(NotAllowed):
        resubmit_registration(registration, actor=outsider)
    resubmit_registration(
        registration, actor=applicant, proof=ContentFile(PNG, name="清楚.png"), name="示例涂料有限公司"
    )
    registration.refresh_from_db()
    assert (registration.status, registration.reason, registration.proof_name) == ("pending", "", "清楚.png")
    assert registration.organisation.name == "示例涂料有限公司"
    assert unread(officer).count() == 2
    with pytest.raises(DomainError, match="只有被退回"):
        resubmit_registration(registration, actor=applicant)
    reject_registration(registration, reason="名称与执照不符", actor=officer)
    assert unread(applicant).count() == 2


def test_another_person_may_register_what_was_rejected(registration: Registration, officer: User):
    reject_registration(registration, reason="不是本人", actor=officer)
    second = register_enterprise(**form(username="realfirm", email="real@example.org"))
    assert second.organisation == registration.organisation
    approve_registration(second, actor=officer)
    first = registration.applicant
    assert acting_organisation(first) is None
    assert acting_organisation(second.applicant) == second.organisation


@pytest.mark.parametrize(
    ("status", "said"), [("active", "请联系该单位的机构管理员"), ("pending", "正在审核"), ("closed", "已停用")]
)
def test_what_is_here_already_is_told_how_to_get_in(db: None, status: Any, said: str):
    make_organisation(name="示例老厂", kind=OrganisationKind.ENTERPRISE, uscc=USCC, status=status)
    with pytest.raises(InvalidInput, match=said) as caught:
        register_enterprise(**form())
    assert caught.value.field == "uscc"
    assert not User.objects.filter(username="newfirm").exists()


def test_the_name_of_an_active_organisation_is_told_too(enterprise: Organisation):
    with pytest.raises(InvalidInput, match="请联系该单位") as caught:
        register_enterprise(**form(name="示例机械有限公司"))
    assert caught.value.field == "name"


@pytest.mark.parametrize(("content", "ending"), [(PDF, "pdf"), (PNG, "png"), (JPG, "jpg")])
def test_a_proof_is_kept_under_a_random_name_that_ends_by_content(db: None, content: bytes, ending: str):
    registration = register_enterprise(**form(proof=ContentFile(content, name=r"C:\证明\..\a.exe")))
    assert registration.proof_name == "a.exe"
    assert registration.proof.name.endswith(f".{ending}")
    with registration.proof.open() as file:
        assert file.read() == content
    assert "a.exe" not in registration.proof.name


@pytest.mark.parametrize(
    ("proof", "code"),
    [
        (ContentFile(b"MZ\x90\x00", name="a.pdf"), "file_type"),
        (ContentFile(b"", name="a.pdf"), "empty"),
        (ContentFile(PDF + b"0" * 10 * 1024 * 1024, name="a.pdf"), "too_large"),
    ],
)
def test_other_files_are_refused(db: None, proof: ContentFile[bytes], code: str):
    with pytest.raises(InvalidInput) as caught:
        register_enterprise(**form(proof=proof))
    assert (caught.value.field, caught.value.code) == ("proof", code)
    assert not files()


def test_a_refused_account_leaves_no_file_and_no_record(office: User):
    with pytest.raises(InvalidInput, match="用户名"):
        register_enterprise(**form(username="office"))
    assert not files()
    assert not Organisation.objects.filter(uscc=USCC).exists()
