"""Rows that are patents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from panhuo.imports.domain.problems import plain, refused
from panhuo.imports.domain.rehearse import rehearse
from panhuo.imports.models import ImportBatch
from panhuo.imports.targets.base import Outcome, Parsed, Values
from panhuo.imports.targets.fit import fit
from panhuo.intake.api import Mapping, PatentRow, Row, Severity, org_key, parse_patent
from panhuo.intake.api import PatentKind as ReadKind
from panhuo.orgs.api import DomainError, User
from panhuo.patents.api import (
    ClassScheme,
    ClassValue,
    IdentifierKind,
    IdentifierValue,
    Patent,
    PatentKind,
    PatentValues,
    Plan,
    Refusal,
    SaveResult,
    may_edit,
    plan_patents,
    remove_patents,
    restore_patent,
    save_patents,
)

_KINDS: Final = {
    ReadKind.INVENTION: PatentKind.INVENTION,
    ReadKind.UTILITY_MODEL: PatentKind.UTILITY,
    ReadKind.DESIGN: PatentKind.DESIGN,
}
_MERE_COUNTER: Final = re.compile(r"\d{1,6}", re.ASCII)
_LABEL: Final = 200
_LONGEST_SOURCE: Final = 80


class PatentTarget:
    """See `Target`."""

    def parse(self, row: Row, mapping: Mapping, *, batch: ImportBatch) -> Parsed:
        read = parse_patent(row, mapping)
        problems = [plain(problem) for problem in read.problems]
        if read.refused:
            return Parsed(None, _label(read), problems=tuple(problems))
        fitted = fit(values_of(read, realm=str(batch.organisation_id or 0)))
        problems += [refused(doubt, row=row, mapping=mapping, severity=Severity.WARNING) for doubt in fitted.doubts]
        if fitted.refusal is not None:
            return Parsed(None, _label(read), problems=(*problems, refused(fitted.refusal, row=row, mapping=mapping)))
        return Parsed(fitted.values.to_json(), _label(read), fitted.keys, tuple(problems))

    def preview(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        rows = [PatentValues.from_json(values) for values in said]
        plans = plan_patents(rows, holder=batch.organisation, visibility=batch.visibility, actor=actor)
        return [
            rehearse(self, [values], batch=batch, actor=actor)[0]
            if isinstance(plan, Plan) and plan.joins
            else _planned(plan)
            for values, plan in zip(said, plans, strict=True)
        ]

    def save(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        results = save_patents(
            [PatentValues.from_json(values) for values in said],
            holder=batch.organisation,
            visibility=batch.visibility,
            actor=actor,
            via={"import": batch.pk},
        )
        return [_outcome(result) for result in results]

    def versions(self, ids: Sequence[int]) -> dict[int, int]:
        return dict(Patent.objects.filter(pk__in=ids, merged_into=None).values_list("pk", "version"))

    def restore(self, object_id: int, before: Values, *, actor: User) -> int:
        """Where the import had filled gaps of another's record, that is taken back in the system's name.

        Nobody wrote to the record since (the caller has compared versions), so this only removes what was its own.
        """
        patent = Patent.objects.get(pk=object_id)
        return restore_patent(patent, before=before, actor=actor if may_edit(actor, patent) else None).version

    def parted(self, before: Values) -> list[int]:
        return [item["id"] for item in before.get("merged", [])]

    def remove(self, ids: Sequence[int], *, actor: User) -> dict[int, DomainError]:
        return remove_patents(list(Patent.objects.filter(pk__in=ids).select_related("holder")), actor=actor)


def values_of(read: PatentRow, *, realm: str) -> PatentValues:
    """What the row says, in the terms of patent records.

    Where the file has applicants but no owners, the applicants stand for the owners. `realm` keeps the ids of one
    organisation's systems apart from another's.
    """
    return PatentValues(
        kind=_KINDS[read.kind].value if read.kind else None,
        title=read.title,
        title_en=read.title_en,
        abstract=read.abstract,
        abstract_en=read.abstract_en,
        claims=read.claims,
        description=read.description,
        application_date=read.application_date,
        publication_date=read.publication_date,
        grant_date=read.grant_date,
        expiry_date=read.expiry_date,
        status_text=read.legal_status,
        legal_state=read.legal_state.value,
        family_size=read.family_size,
        cited_by=read.cited_by,
        identifiers=_identifiers(read, realm=realm),
        owners=read.holders or None,
        original_owners=(read.applicants or None) if read.owners else None,
        inventors=read.inventors or None,
        classes=_classes(read) or None,
        extra=_extra(read) or None,
    )


def _identifiers(read: PatentRow, *, realm: str) -> tuple[IdentifierValue, ...]:
    found = [
        *([IdentifierValue(IdentifierKind.APPLICATION.value, read.application_no)] if read.application_no else []),
        *(IdentifierValue(IdentifierKind.PUBLICATION.value, number) for number in read.publication_nos),
        *(IdentifierValue(IdentifierKind.FOREIGN.value, number) for number in read.foreign_nos),
    ]
    source = read.source_id
    if source and not _MERE_COUNTER.fullmatch(source) and source not in {item.value for item in found}:
        found.append(_source(source, realm=realm))
    return tuple(found) or (_source(_fingerprint(read), realm=realm),)


def _source(text: str, *, realm: str) -> IdentifierValue:
    """An id of a source system means something only beside the organisation whose system it is."""
    value = text if len(text) <= _LONGEST_SOURCE else hashlib.sha256(text.encode()).hexdigest()
    return IdentifierValue(IdentifierKind.SOURCE.value, f"{realm}:{value}", text[:_LONGEST_SOURCE])


def _fingerprint(read: PatentRow) -> str:
    """For a row without any number: the same title (else abstract) and owners again mean the same record."""
    text = read.title or read.title_en or read.abstract or read.abstract_en or read.source_id or ""
    told = "|".join([re.sub(r"\W+", "", text.casefold()), *sorted(org_key(name) for name in read.holders)])
    return "title-" + hashlib.sha256(told.encode()).hexdigest()[:40]


def _classes(read: PatentRow) -> tuple[ClassValue, ...]:
    main = [read.ipc_main] if read.ipc_main else []
    symbols = dict.fromkeys([*main, *read.ipc])
    return (
        *(ClassValue(ClassScheme.IPC.value, symbol, symbol == read.ipc_main) for symbol in symbols),
        *(ClassValue(ClassScheme.CPC.value, symbol) for symbol in read.cpc),
        *(ClassValue(ClassScheme.LOCARNO.value, symbol) for symbol in read.locarno),
    )


def _extra(read: PatentRow) -> dict[str, object]:
    """What no field takes, by the heading of its column, so that nothing of the row is lost."""
    more = {"agency": read.agency, "citations": read.citations}
    return {**read.unmapped, **read.extra, **{name: value for name, value in more.items() if value is not None}}


def _label(read: PatentRow) -> str:
    number = read.application_no or next(iter((*read.publication_nos, *read.foreign_nos)), "")
    return " ".join(part for part in (number, read.title or read.title_en or "") if part)[:_LABEL]


def _planned(plan: Plan | Refusal) -> Outcome:
    if isinstance(plan, Refusal):
        return Outcome(refusal=plan.error)
    if plan.patent is None:
        return Outcome(is_new=True)
    return Outcome(object_id=plan.patent.pk, changes=plan.changes, base_version=plan.patent.version)


def _outcome(result: SaveResult | Refusal) -> Outcome:
    if isinstance(result, Refusal):
        return Outcome(refusal=result.error)
    before = result.before
    merged = before.get("merged", []) if before else []
    return Outcome(
        object_id=result.patent.pk,
        is_new=result.created,
        changes=result.changes | ({"merged": [None, len(merged)]} if merged else {}),
        before=before,
        base_version=before["version"] if before else (None if result.created else result.version),
        after_version=result.version,
    )
