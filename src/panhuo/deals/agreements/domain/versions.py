"""Versions: the terms as they stood, and the Word file made of them."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile

from panhuo.deals.agreements.documents.agreement import agreement_document
from panhuo.deals.agreements.models import Agreement, AgreementVersion
from panhuo.deals.agreements.values import TERMS
from panhuo.patents.api import display_number

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def terms_of(agreement: Agreement) -> dict[str, Any]:
    """Everything agreed, as plain JSON."""
    terms: dict[str, Any] = {"kind": agreement.kind, "title": agreement.title}
    for name in TERMS:
        value = getattr(agreement, "head_id" if name == "head" else name)
        terms[name] = value.isoformat() if isinstance(value, date) else value
    terms["parties"] = [
        {"side": one.side, "name": one.name, "uscc": one.uscc, "foreign": one.foreign}
        for one in agreement.parties.all()
    ]
    links = agreement.patents.select_related("patent").prefetch_related("patent__identifiers")
    terms["patents"] = [{"number": display_number(one.patent), "title": one.patent.title} for one in links]
    return terms


def digest_of(terms: dict[str, Any]) -> str:
    """The same terms give the same digest."""
    return hashlib.sha256(json.dumps(terms, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def make_version(agreement: Agreement, *, actor: User, note: str = "") -> AgreementVersion:
    """The next version; the same one again where nothing changed since. Call it in the transaction of the change."""
    terms = terms_of(agreement)
    digest = digest_of(terms)
    last = agreement.versions.last()
    if last is not None and last.digest == digest:
        return last
    made = agreement_document(agreement)
    version = AgreementVersion(
        agreement=agreement, number=last.number + 1 if last else 1, terms=terms, digest=digest,
        template=made.template, note=note[:300], created_by=actor,
    )  # fmt: skip
    version.document.save(f"agreement-{agreement.pk}-v{version.number}.docx", ContentFile(made.data), save=False)
    version.save()
    return version


def changes_between(before: AgreementVersion, after: AgreementVersion) -> list[str]:
    """Names of the terms that differ."""
    names = {*before.terms, *after.terms}
    return sorted(name for name in names if before.terms.get(name) != after.terms.get(name))
