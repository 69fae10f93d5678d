"""The event log can be written and read, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import ProtectedError

from panhuo.orgs.api import Event, User, events_of, log_event
from panhuo.orgs.queries.append_only import AppendOnlyError


@pytest.fixture
def event(office: User) -> Event:
    log_event(object_type="patent", object_id=8, verb="created")
    return log_event(object_type="patent", object_id=7, verb="created", actor=office, data={"title": "一种装置"})


def test_the_story_of_an_object_is_told_in_order(event: Event, office: User):
    log_event(object_type="patent", object_id=7, verb="changed", actor=office)
    assert [(e.verb, e.actor) for e in events_of("patent", 7)] == [("created", office), ("changed", office)]


WAYS: list[Callable[[Event], Any]] = [
    lambda event: event.save(),
    lambda event: event.delete(),
    lambda event: Event(pk=event.pk, object_type="x", object_id=1, verb="y").save(),
    lambda event: Event.objects.filter(pk=event.pk).update(verb="gone"),
    lambda _event: Event.objects.all().delete(),
    lambda event: Event.objects.bulk_update([event], ["verb"]),
    lambda event: Event.objects.bulk_create(
        [event], update_conflicts=True, unique_fields=["id"], update_fields=["verb"]
    ),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.django_db(transaction=True)
def test_no_way_leads_to_a_changed_or_deleted_event(event: Event, way: Callable[[Event], Any]):
    from django.db import IntegrityError

    event.verb = "other"
    with pytest.raises((AppendOnlyError, IntegrityError)):
        way(event)
    assert Event.objects.get(pk=event.pk).verb == "created"


def test_a_person_in_the_log_cannot_be_deleted(event: Event, office: User):
    with pytest.raises(ProtectedError):
        office.delete()
