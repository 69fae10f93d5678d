"""Names of owners follow the organisations: whoever gets, changes or loses a name finds its patents at once."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from panhuo.orgs.models import Organisation, OrganisationName
from panhuo.patents.domain.owner_names import reresolve_owner_names
from panhuo.patents.domain.touch import touch_patents
from panhuo.patents.queries.owners import patents_of

INDEXED = frozenset({"kind", "region"})
"""What the index holds of a patent's owners beside their names."""


def follow_organisations() -> None:
    """Listen to organisations; orgs lies below and can't call us."""
    post_save.connect(_organisation_written, sender=Organisation, dispatch_uid="patents.organisation")
    post_save.connect(_name_written, sender=OrganisationName, dispatch_uid="patents.name")
    post_delete.connect(_name_written, sender=OrganisationName, dispatch_uid="patents.name_gone")


def _organisation_written(
    instance: Organisation, *, raw: bool = False, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    if raw:
        return
    reresolve_owner_names(instance)
    if update_fields and INDEXED & update_fields:
        touch_patents(patents_of(instance))


def _name_written(instance: OrganisationName, *, raw: bool = False, **_kwargs: Any) -> None:
    organisation = Organisation.objects.filter(pk=instance.organisation_id).first()
    if not raw and organisation is not None:
        reresolve_owner_names(organisation)
