"""Profiles follow their enterprise: the index hears when it is closed, reopened or moves."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from panhuo.needs.domain.profile import OBJECT_TYPE
from panhuo.needs.models import EnterpriseProfile
from panhuo.orgs.api import Organisation, write_outbox

INDEXED = frozenset({"kind", "region", "status"})
"""What the index holds of a profile's enterprise."""


def follow_organisations() -> None:
    """Listen to organisations; orgs lies below and can't call us."""
    post_save.connect(_organisation_written, sender=Organisation, dispatch_uid="needs.organisation")


def _organisation_written(
    instance: Organisation, *, raw: bool = False, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    if raw or not update_fields or not INDEXED & update_fields:
        return
    profile = EnterpriseProfile.objects.filter(organisation=instance).first()
    if profile is not None:
        profile.version += 1
        profile.save(update_fields=("version",))
        write_outbox(OBJECT_TYPE, profile.pk, version=profile.version)
