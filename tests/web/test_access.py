"""A page's rule is enforced and can be read."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from factories import make_organisation, make_user
from panhuo.orgs.api import OrganisationStatus, Role
from panhuo.web import access

RULES = {
    access.public: {"stranger", "lonely", "pending", "viewer", "staff", "admin", "root"},
    access.signed_in: {"lonely", "pending", "viewer", "staff", "admin", "root"},
    access.members_only: {"viewer", "staff", "admin", "root"},
    access.staff_only: {"staff", "admin", "root"},
    access.installation_admin: {"root"},
}


@pytest.fixture
def people(university):
    waiting = make_organisation(status=OrganisationStatus.PENDING)
    return {
        "stranger": AnonymousUser(),
        "lonely": make_user(),
        "pending": make_user(organisation=waiting, role=Role.ADMIN),
        "viewer": make_user(organisation=university, role=Role.VIEWER),
        "staff": make_user(organisation=university, role=Role.STAFF),
        "admin": make_user(organisation=university, role=Role.ADMIN),
        "root": make_user(is_superuser=True),
    }


def enters(rule, person, **headers) -> bool:
    request = RequestFactory().get("/x/?a=1", headers=headers)
    request.user = person
    try:
        return rule(lambda _request: HttpResponse("in"))(request).content == b"in"
    except PermissionDenied:
        return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_lets_in_exactly_whom_it_names(rule, people):
    assert {name for name, person in people.items() if enters(rule, person)} == RULES[rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_view_bears_its_rule(rule):
    assert rule(lambda _request: HttpResponse()).access_rule == rule.__name__.removesuffix("_only")


def test_a_stranger_comes_back_after_the_log_in():
    request = RequestFactory().get("/imports/?page=2")
    request.user = AnonymousUser()
    answer = access.members_only(lambda _request: HttpResponse())(request)
    assert answer["Location"] == "/account/login/?next=/imports/%3Fpage%3D2"


def test_a_part_of_a_page_sends_the_whole_page_to_the_log_in():
    request = RequestFactory().get("/jobs/1/", headers={"HX-Request": "true"})
    request.user = AnonymousUser()
    answer = access.members_only(lambda _request: HttpResponse())(request)
    assert answer["HX-Redirect"].startswith("/account/login/")
