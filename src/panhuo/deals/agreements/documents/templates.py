"""Which template is in use: the organisation's newest, else the one that comes with Panhuo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.deals.agreements.documents.fields import EXAMPLES
from panhuo.deals.agreements.documents.render import fill
from panhuo.deals.agreements.enums import TemplateKind
from panhuo.deals.agreements.may import may_change_templates
from panhuo.deals.agreements.models import DocumentTemplate
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panhuo.orgs.models import Organisation, User


@dataclass(frozen=True, slots=True)
class Made:
    """A filled document and the name of the template it came from."""

    data: bytes
    template: str


def shipped(kind: TemplateKind) -> bytes:
    """Ours (scripts/make_deal_templates.py makes them)."""
    folder = resources.files("panhuo.deals.agreements").joinpath("data", "word")
    return folder.joinpath(f"{kind.value}.docx").read_bytes()


def template_of(organisation: Organisation, kind: TemplateKind) -> tuple[bytes, str]:
    """(file, name) of the one in use; a college uses its university's where it has none."""
    row = DocumentTemplate.objects.filter(organisation=organisation, kind=kind, retired=False).first()
    if row is not None:
        with row.file.open("rb") as file:
            return file.read(), f"{row.name} #{row.pk}"
    if organisation.parent is not None:
        return template_of(organisation.parent, kind)
    return shipped(kind), "panhuo"


def make_document(organisation: Organisation, *, kind: TemplateKind, values: Mapping[str, Any]) -> Made:
    """Fill the template in use. Raises `InvalidInput` where the organisation's template cannot be filled."""
    data, name = template_of(organisation, kind)
    return Made(fill(data, values), name)


def save_template(organisation: Organisation, *, kind: str, name: str, data: bytes, actor: User) -> DocumentTemplate:
    """Use this template from now on; it is tried with example values first.

    Raises:
        NotAllowed: not an administrator of the organisation.
        InvalidInput: no Word file, or a place that cannot be filled.
    """
    if not may_change_templates(actor, organisation):
        raise NotAllowed(_("由本机构的管理员更换模板"))
    if kind not in TemplateKind.values:
        raise InvalidInput(_("没有这种模板"), field="kind")
    fill(data, EXAMPLES[TemplateKind(kind)])
    with transaction.atomic():
        row = DocumentTemplate(
            organisation=organisation, kind=kind, name=name[:120], sha256=hashlib.sha256(data).hexdigest(),
            uploaded_by=actor,
        )  # fmt: skip
        row.file.save(f"{kind}.docx", ContentFile(data), save=False)
        row.save()
        DocumentTemplate.objects.filter(organisation=organisation, kind=kind).exclude(pk=row.pk).update(retired=True)
        log_event(
            object_type="document_template", object_id=row.pk, verb="template_saved", actor=actor,
            organisation=organisation, data={"kind": kind},
        )  # fmt: skip
    return row


@transaction.atomic
def retire_template(row: DocumentTemplate, *, actor: User) -> None:
    """Use the one that comes with Panhuo again. Raises `NotAllowed`."""
    if not may_change_templates(actor, row.organisation):
        raise NotAllowed(_("由本机构的管理员更换模板"))
    row.retired = True
    row.save(update_fields=("retired",))
