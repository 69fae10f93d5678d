"""A patent's page leads to what the rooms know of it, for those who may see it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from panhuo.patents.models import Patent
from panhuo.portfolio.annuities.api import sync_accounts

pytestmark = pytest.mark.django_db


def client_of(person):
    client = Client()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_office_finds_its_rooms_and_others_find_nothing(university, office, firm):
    patent = Patent.objects.create(
        holder=university, kind="invention", legal_state="valid", title="一种示例装置",
        application_date=date(2020, 3, 1), grant_date=date(2022, 3, 1),
    )  # fmt: skip
    url = f"/patents/{patent.pk}/"
    assert f"{url}work/" in client_of(office).get(url).content.decode()
    assert f"{url}work/" not in client_of(None).get(url).content.decode()
    assert "开始一次评估" in client_of(office).get(f"{url}work/").content.decode()
    assert client_of(firm).get(f"{url}work/").content.decode().strip() == ""
    assert client_of(None).get(f"{url}work/").status_code in {302, 404}
    sync_accounts(university)
    assert "/annuities/" in client_of(office).get(f"{url}work/").content.decode()
    assert "/annuities/" not in client_of(firm).get(f"{url}work/").content.decode()
