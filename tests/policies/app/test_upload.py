"""Many mixed files at once: each becomes a policy, a duplicate, or a clear refusal."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile

from factories import make_region
from panhuo.orgs.api import JobState, NotAllowed, RegionLevel, cancel_job, run_pending_jobs
from panhuo.policies.api import (
    Finding,
    FindingState,
    Policy,
    UploadState,
    document_message,
    resume_upload,
    upload_policies,
)
from policies.app.samples import BAD, GOOD, RULES, html_file, text_file, word_file

pytestmark = pytest.mark.django_db


def upload(files, *, holder, actor, run=True):
    found = upload_policies(files, holder=holder, actor=actor)
    if run:
        run_pending_jobs()
    found.job.refresh_from_db()
    return found


def states(found):
    return list(found.documents.values_list("state", flat=True))


def test_mixed_files_become_the_inventory(authority, officer):
    make_region("339900", "示例市", RegionLevel.CITY)
    files = [
        ("办法.txt", text_file(BAD)),
        ("通知.docx", word_file(GOOD)),
        ("办法.html", html_file(BAD)),
        ("办法副本.txt", text_file(BAD)),
        ("坏.docx", ContentFile(b"PK\x03\x04broken")),
        ("旧.doc", ContentFile(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600)),
        ("空.txt", ContentFile(b"  ")),
    ]
    found = upload(files, holder=authority, actor=officer)
    assert found.job.state == JobState.DONE
    assert states(found) == ["done", "done", "duplicate", "duplicate", "failed", "failed", "failed"]
    assert Policy.objects.count() == 2
    bad = Policy.objects.get(title__contains="资助办法")
    assert (bad.kind, bad.level, bad.number, bad.region.name) == ("subsidy", "city", "示政办发〔2023〕12号", "示例市")
    [finding] = bad.findings.all()
    assert finding.state == FindingState.PROPOSED, "a finding is a proposal"
    assert finding.tags == ["授权资助"]
    assert [finding.article.text[a:b] for a, b in finding.words] == ["授权发明", "资助"]
    assert finding.rules[0]["label"]
    messages = [document_message(one) for one in found.documents.filter(state=UploadState.FAILED)]
    for name, text in zip(["坏.docx", "旧.doc", "空.txt"], messages, strict=True):
        assert name in text
    assert bad.relations.get().other_title == "示例市专利申请资助暂行办法"


def test_the_same_files_again_bring_nothing(university, office):
    files = [("一.txt", text_file(BAD)), ("二.txt", text_file(RULES))]
    upload(files, holder=university, actor=office)
    again = upload(files, holder=university, actor=office)
    assert states(again) == ["duplicate", "duplicate"]
    assert Policy.objects.count() == 2


def test_another_holder_keeps_its_own_record(university, office, other_university, outsider):
    upload([("一.txt", text_file(RULES))], holder=university, actor=office)
    upload([("一.txt", text_file(RULES))], holder=other_university, actor=outsider)
    assert Policy.objects.count() == 2


def test_a_policy_that_repeals_another_finds_it_whichever_comes_first(authority, officer):
    old = BAD.splitlines()
    old_text = "示例市专利申请资助暂行办法\n第一条 每申请一件发明专利资助1000元。"
    upload([("新.txt", text_file("\n".join(old)))], holder=authority, actor=officer)
    upload([("旧.txt", text_file(old_text))], holder=authority, actor=officer)
    new = Policy.objects.get(title__contains="印发")
    assert new.relations.get().other == Policy.objects.get(title="示例市专利申请资助暂行办法")


def test_a_stopped_upload_goes_on_where_it_was(university, office, monkeypatch):
    from panhuo.policies.domain import read_upload as reading

    files = [(f"{n}.txt", text_file(f"{RULES}\n第五条 第{n}号。")) for n in range(4)]
    found = upload(files, holder=university, actor=office, run=False)
    real, seen = reading.read_document, []

    def stop_at_third(path, *, name) -> Any:
        seen.append(name)
        if len(seen) == 3:
            cancel_job(found.job, actor=office)
        return real(path, name=name)

    monkeypatch.setattr(reading, "read_document", stop_at_third)
    run_pending_jobs()
    found.job.refresh_from_db()
    assert found.job.state == JobState.CANCELLED
    assert states(found) == ["done", "done", "waiting", "waiting"]
    resume_upload(found, actor=office)
    run_pending_jobs()
    assert states(found) == ["done"] * 4
    assert Policy.objects.count() == 4
    assert seen == ["0.txt", "1.txt", "2.txt", "2.txt", "3.txt"]


def test_an_unforeseen_error_in_one_file_spares_the_others(university, office, monkeypatch, caplog):
    from panhuo.policies.domain import read_upload as reading

    real = reading.read_document

    def stumble(path, *, name) -> Any:
        if name == "1.txt":
            raise ZeroDivisionError
        return real(path, name=name)

    monkeypatch.setattr(reading, "read_document", stumble)
    files = [(f"{n}.txt", text_file(f"{RULES}\n第五条 第{n}号。")) for n in range(3)]
    found = upload(files, holder=university, actor=office)
    assert states(found) == ["done", "failed", "done"]
    assert "1.txt" in document_message(found.documents.get(position=2))


def test_only_staff_bring_in(university, outsider):
    with pytest.raises(NotAllowed):
        upload_policies([("一.txt", text_file(RULES))], holder=university, actor=outsider)
    assert Finding.objects.count() == 0


def test_too_large_a_file_is_refused_alone(university, office, settings):
    settings.UPLOAD_MAX_MB = 1
    files = [("大.txt", ContentFile(b"0" * (2 * 1024 * 1024))), ("小.txt", text_file(RULES))]
    found = upload(files, holder=university, actor=office)
    assert states(found) == ["failed", "done"]
