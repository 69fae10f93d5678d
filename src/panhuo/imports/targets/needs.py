"""Rows that are needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.imports.domain.problems import plain, refused
from panhuo.imports.models import ImportBatch
from panhuo.imports.targets.base import Outcome, Parsed, Problem, Values
from panhuo.imports.targets.firms import firm_of
from panhuo.intake.api import Mapping, NeedRow, Row, Severity, parse_need
from panhuo.needs.api import (
    Need,
    NeedResult,
    NeedValues,
    NeedVisibility,
    find_need,
    industry_code,
    may_write_need_for,
    parse_modes,
    region_by,
    remove_need,
    restore_need,
    save_need,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, User

_MERE_COUNTER: Final = re.compile(r"\d{1,6}", re.ASCII)
_LABEL: Final = 200
FIRM: Final = "firm"
"""Among the values of a row of an agency: the firm it is of, by id and name."""


class NeedTarget:
    """See `Target`."""

    def parse(self, row: Row, mapping: Mapping, *, batch: ImportBatch) -> Parsed:
        read = parse_need(row, mapping)
        problems = [plain(problem) for problem in read.problems]
        label = (read.title or read.text or "")[:_LABEL]
        if read.refused:
            return Parsed(None, label, problems=tuple(problems))
        values, doubts = values_of(read, batch=batch)
        problems += [_doubt(doubt, row=row, mapping=mapping) for doubt in doubts]
        if not batch.on_behalf or batch.organisation is None:
            return Parsed(values.to_json(), label, _keys(values), tuple(problems))
        try:
            firm = firm_of(read, agent=batch.organisation)
        except InvalidInput as error:
            return Parsed(None, label, problems=(*problems, refused(error, row=row, mapping=mapping)))
        said = replace(values, organisation_name=None).to_json() | {FIRM: {"id": firm.pk, "name": str(firm)}}
        keys = frozenset(f"{firm.pk}:{key}"[:_LABEL] for key in _keys(values))
        return Parsed(said, label, keys, tuple(problems))

    def preview(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        found = []
        for values in said:
            with transaction.atomic():
                outcome = _save(values, batch=batch, actor=actor)
                transaction.set_rollback(True)
            found.append(replace(outcome, object_id=None) if outcome.is_new else outcome)
        return found

    def save(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        return [_save(values, batch=batch, actor=actor) for values in said]

    def versions(self, ids: Sequence[int]) -> dict[int, int]:
        return dict(Need.objects.filter(pk__in=ids).values_list("pk", "version"))

    def restore(self, object_id: int, before: Values, *, actor: User) -> int:
        return restore_need(Need.objects.get(pk=object_id), before=before, actor=actor).version

    def parted(self, before: Values) -> list[int]:
        return []

    def remove(self, ids: Sequence[int], *, actor: User) -> dict[int, DomainError]:
        kept: dict[int, DomainError] = {}
        for need in Need.objects.filter(pk__in=ids):
            pk = need.pk
            try:
                remove_need(need, actor=actor)
            except DomainError as error:
                kept[pk] = error
        return kept


def values_of(read: NeedRow, *, batch: ImportBatch) -> tuple[NeedValues, list[InvalidInput]]:
    """What the row says, in the terms of needs, and what of it could not be understood and is left out."""
    doubts: list[InvalidInput] = []
    own = batch.organisation is not None and read.organisation == batch.organisation.name
    counter = read.external_id is not None and _MERE_COUNTER.fullmatch(read.external_id)
    values = NeedValues(
        title=read.title,
        text=read.text,
        industry=_understood(read.industry, industry_code, "industry", doubts),
        region=_understood(read.region, region_by, "region", doubts),
        budget_min_fen=read.budget_min,
        budget_max_fen=read.budget_max,
        modes=_understood(read.modes or None, parse_modes, "modes", doubts),
        deadline=read.deadline,
        visibility=_understood(read.visibility, _visibility, "visibility", doubts),
        external_id=None if counter else read.external_id,
        organisation_name=None if own else read.organisation,
    )
    return values, doubts


def _understood(given: Any, read: Callable[[Any], Any], field: str, doubts: list[InvalidInput]) -> Any:
    """The value as it was given, once it is known that it can be read; None for one that can't."""
    if given is None:
        return None
    try:
        known = read(given)
    except InvalidInput as error:
        doubts.append(InvalidInput(error.message, field=field, code=error.code))
        return None
    return known if field == "visibility" else given


def _visibility(text: str) -> str:
    plain_text = text.strip()
    for choice in NeedVisibility:
        if plain_text in (choice.value, str(choice.label)):
            return choice.value
    known = "、".join(str(choice.label) for choice in NeedVisibility)
    raise InvalidInput(_("认不出的公开范围，可用：%(known)s") % {"known": known}, field="visibility")


def _doubt(doubt: InvalidInput, *, row: Row, mapping: Mapping) -> Problem:
    """A value that is left out warns, but doesn't refuse the row."""
    return refused(doubt, row=row, mapping=mapping, severity=Severity.WARNING)


def _keys(values: NeedValues) -> frozenset[str]:
    """By the source's id or the very words; which of them decides is the records' affair."""
    words = "\n".join(" ".join((part or "").split()) for part in (values.title, values.text))
    keys = {"words:" + hashlib.sha256(words.encode()).hexdigest()}
    return frozenset(keys | ({f"id:{values.external_id}"[:_LABEL]} if values.external_id else set()))


def _owner(said: Values, *, batch: ImportBatch, actor: User) -> Organisation | None:
    """Whose need it is. Raises DomainError where a firm took its mandate back since."""
    if FIRM not in said:
        return batch.organisation
    firm = Organisation.objects.get(pk=said[FIRM]["id"])
    if not may_write_need_for(actor, firm):
        raise DomainError(_("“%(name)s”的委托已经不再有效"), code="no_mandate", params={"name": firm})
    return firm


def _save(said: Values, *, batch: ImportBatch, actor: User) -> Outcome:
    values = NeedValues.from_json({name: value for name, value in said.items() if name != FIRM})
    try:
        owner = _owner(said, batch=batch, actor=actor)
        need = find_need(values, organisation=owner, actor=actor)
        if need is None and values.visibility is None:
            values = replace(values, visibility=batch.visibility)
        result = save_need(
            values,
            organisation=owner,
            actor=actor,
            need=need,
            allow_past=True,
            via={"import": batch.pk},
        )
    except NotAllowed:
        raise
    except DomainError as error:
        return Outcome(refusal=error)
    return _outcome(result)


def _outcome(result: NeedResult) -> Outcome:
    before = result.before
    return Outcome(
        object_id=result.need.pk,
        is_new=result.created,
        changes=result.changes,
        before=before,
        base_version=before["version"] if before else (None if result.created else result.version),
        after_version=result.version,
        notes=tuple(result.notes),
    )
