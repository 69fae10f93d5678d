"""Names of owners follow the organisations: whoever gets, changes or loses a name finds its patents at once."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from panhuo.orgs.models import Organisation, OrganisationName
from panhuo.patents.domain.owner_names import reresolve_owner_names


def follow_organisations() -> None:
    """Listen to organisations; orgs lies below and can't call us."""
    post_save.connect(_organisation_written, sender=Organisation, dispatch_uid="patents.organisation")
    post_save.connect(_name_written, sender=OrganisationName, dispatch_uid="patents.name")
    post_delete.connect(_name_written, sender=OrganisationName, dispatch_uid="patents.name_gone")


def _organisation_written(instance: Organisation, *, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        reresolve_owner_names(instance)


def _name_written(instance: OrganisationName, *, raw: bool = False, **_kwargs: Any) -> None:
    organisation = Organisation.objects.filter(pk=instance.organisation_id).first()
    if not raw and organisation is not None:
        reresolve_owner_names(organisation)
