"""Pages of the desk as people use them, without a browser."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from panhuo.exchange.desk.api import Course, Guide, Question, SignUp
from panhuo.web.services.turns import desk_turns

SAID = {"topic": "fees", "title": "年费", "text": "怎么交", "may_publish": "on"}


def client_of(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_question_of_the_public_is_found_by_its_secret_only(officer, firm):
    answer = client_of().post("/desk/ask/", SAID)
    receipt = answer["Location"]
    question = Question.objects.get()
    assert client_of().get(receipt).status_code == 200
    assert client_of().get(receipt[:-3] + "/").status_code == 404
    assert client_of(firm).get(f"/desk/questions/{question.pk}/").status_code == 404
    assert client_of(officer).get(f"/desk/questions/{question.pk}/").status_code == 200
    assert client_of().get(f"/desk/answers/{question.pk}/").status_code == 404
    assert [turn.url for turn in desk_turns(officer)] == [f"/desk/questions/{question.pk}/"]
    assert list(desk_turns(firm)) == []


def test_a_program_that_fills_in_the_trap_leaves_nothing(db):
    client_of().post("/desk/ask/", SAID | {"website": "x"})
    assert not Question.objects.exists()


def test_a_course_from_its_form_to_the_list_of_names(officer, office, authority):
    start = timezone.localtime() + timedelta(days=3)
    said = {
        "organisation": authority.pk, "topic": "licence", "title": "示例课程", "text": "x", "place": "示例会议室",
        "starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "sign_up_until": f"{start:%Y-%m-%d}", "capacity": "1",
    }  # fmt: skip
    assert client_of(office).post("/desk/courses/new/", said).status_code == 403
    assert client_of(officer).post("/desk/courses/new/", said).status_code == 302
    course = Course.objects.get()
    url = f"/desk/courses/{course.pk}/"
    client_of(office).post(f"{url}sign-up/")
    assert SignUp.objects.get().user == office
    assert str(office) in client_of(officer).get(url).content.decode()
    assert str(office) not in client_of().get(url).content.decode()
    assert client_of(office).get(f"{url}export/").status_code == 403
    assert client_of(officer).get(f"{url}export/").status_code == 200


def test_an_authority_changes_a_shipped_guide(officer, office):
    page = client_of(officer).get("/desk/guides/annuities/edit/").content.decode()
    assert "年费怎么交" in page
    said = {
        "slug": "annuities", "topic": "fees", "title": "本省年费指南", "text": "- 一\n- 二", "law_1": "patent",
        "article_1": "43", "published": "on",
    }  # fmt: skip
    assert client_of(office).post("/desk/guides/annuities/edit/", said).status_code == 403
    assert client_of(officer).post("/desk/guides/annuities/edit/", said | {"article_1": "900"}).status_code == 422
    assert client_of(officer).post("/desk/guides/annuities/edit/", said).status_code == 302
    assert Guide.objects.get().cites == [["patent", 43, 0, ""]]
    shown = client_of().get("/desk/guides/annuities/").content.decode()
    assert "专利法第四十三条" in shown
    assert "<li>二</li>" in shown
