"""Reading a file row by row and saying what applying it would do. Writes nothing but its own rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from panhuo.intake.api import IntakeError, Row, Severity, Table, read_tables
from panhuo.intake.phrases import gettext_noop
from panhuo.patents.api import Encumbrance, Patent, PatentIdentifier, encumbrances_of, number_key
from panhuo.portfolio.annuities.domain.accounts import FIELDS
from panhuo.portfolio.annuities.domain.batches.cells import RowReader, read_row
from panhuo.portfolio.annuities.domain.batches.columns import NEEDED, missing_columns, recognise_columns
from panhuo.portfolio.annuities.domain.batches.compare import compare_receipt, compare_takeover, takeover_values
from panhuo.portfolio.annuities.domain.compute import reckon
from panhuo.portfolio.annuities.domain.rulebook import Rulebook, rulebook
from panhuo.portfolio.annuities.enums import BatchKind, BatchState, RowAction
from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityBatch, AnnuityRow, Payment

Progress = Callable[[int, int], None]
CHUNK: Final = 300


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows of a chunk are held against."""

    batch: AnnuityBatch
    accounts: dict[tuple[str, str], AnnuityAccount]
    patents: dict[int, Patent]
    payments: dict[int, list[Payment]]
    lies: dict[int, list[Encumbrance]]
    rules: Rulebook
    today: date


def plan_batch(batch: AnnuityBatch, *, progress: Progress | None = None) -> dict[str, int]:
    """Fill the batch's rows. Started again after a kill it begins anew: nothing was written elsewhere."""
    batch.rows.all().delete()
    try:
        table = _table(batch)
    except IntakeError as error:
        AnnuityBatch.objects.filter(pk=batch.pk).update(state=BatchState.FAILED, error=error.message)
        return {}
    rules, today, seen = rulebook(), timezone.localdate(), set[tuple[str, ...]]()
    counts: Counter[str] = Counter()
    done = 0
    for rows in _chunks(table.rows):
        with transaction.atomic():
            readers = [read_row(r, batch.columns, table.headings, needed=NEEDED[BatchKind(batch.kind)]) for r in rows]
            context = _context(batch, readers, rules, today)
            planned = [_plan(reader, context, seen) for reader in readers]
            AnnuityRow.objects.bulk_create(planned, batch_size=CHUNK)
        counts.update(row.action for row in planned)
        done += len(rows)
        if progress:
            progress(done, table.row_count)
    AnnuityBatch.objects.filter(pk=batch.pk).update(state=BatchState.PLANNED)
    return dict(counts)


def _table(batch: AnnuityBatch) -> Table:
    """The sheet with most columns that we know; its columns go into the batch."""
    tables = read_tables(Path(batch.file.path), name=batch.name)
    table = max(tables, key=lambda one: len(recognise_columns(one.headings)[0]))
    batch.columns, batch.unknown_headings = recognise_columns(table.headings)
    if missing := missing_columns(batch.kind, batch.columns):
        template = gettext_noop("缺少必需的列：%(missing)s；认出的列：%(found)s")
        found = "、".join(table.headings[place] for place in batch.columns.values()) or "无"
        raise IntakeError("columns", template, {"missing": "、".join(missing), "found": found})
    batch.save(update_fields=("columns", "unknown_headings"))
    return table


def _chunks(rows: Iterable[Row]) -> Iterable[list[Row]]:
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) == CHUNK:
            yield part
            part = []
    if part:
        yield part


def _context(batch: AnnuityBatch, readers: list[RowReader], rules: Rulebook, today: date) -> Context:
    keys = {_key(reader.values) for reader in readers if "number" in reader.values}
    found = PatentIdentifier.objects.filter(key__in=[key for _form, key in keys])
    ids: dict[tuple[str, str], int] = {}
    for kind, key, patent in found.values_list("kind", "key", "patent_id"):
        ids[kind, key] = patent
    accounts = AnnuityAccount.objects.filter(organisation=batch.organisation, patent__in=ids.values())
    by_patent = {account.patent_id: account for account in accounts}
    patents = Patent.objects.filter(pk__in=by_patent).prefetch_related("identifiers")
    payments: dict[int, list[Payment]] = defaultdict(list)
    for payment in Payment.objects.filter(account__in=[a.pk for a in by_patent.values()], withdrawn=False):
        payments[payment.account_id].append(payment)
    return Context(
        batch=batch,
        accounts={key: by_patent[pk] for key, pk in ids.items() if pk in by_patent},
        patents={patent.pk: patent for patent in patents},
        payments=payments,
        lies=encumbrances_of(batch.organisation, patents=by_patent),
        rules=rules,
        today=today,
    )


def _key(values: dict[str, Any]) -> tuple[str, str]:
    return values["form"], number_key(values["form"], values["number"])


def _plan(reader: RowReader, context: Context, seen: set[tuple[str, ...]]) -> AnnuityRow:
    row = AnnuityRow(
        batch=context.batch, number=reader.row.number, sheet=reader.row.sheet[:80],
        label=(reader.values.get("number") or reader.text("number"))[:200], values=reader.values,
        problems=[asdict(problem) for problem in reader.problems],
    )  # fmt: skip
    if any(problem.severity is Severity.REFUSED for problem in reader.problems):
        row.action = RowAction.REFUSED
        return row
    account = context.accounts.get(_key(reader.values))
    if account is None:
        row.action = RowAction.UNKNOWN
        return row
    row.account = account
    if context.batch.kind == BatchKind.RECEIPTS:
        _plan_receipt(row, reader, account, context, seen)
    else:
        _plan_takeover(row, reader, account, context, seen)
    return row


def _plan_takeover(
    row: AnnuityRow, reader: RowReader, account: AnnuityAccount, context: Context, seen: set[tuple[str, ...]]
) -> None:
    values = takeover_values(row.values)
    then = copy(account)
    changes = {}
    for name in FIELDS:
        if name in values and getattr(account, name) != values[name]:
            changes[name] = [_json(getattr(account, name)), _json(values[name])]
            setattr(then, name, values[name])
    found = reckon(
        then, context.patents[account.patent_id], payments=context.payments.get(account.pk, ()),
        encumbrances=context.lies.get(account.patent_id, ()), rules=context.rules, today=context.today,
    )  # fmt: skip
    row.changes = changes
    row.differences = [d.as_json() for d in compare_takeover(row.values, account=then, found=found)]
    key = (str(account.pk),)
    if key in seen:
        reader.blame("number", "twice", gettext_noop("同一件专利在文件中出现两次"), refused=True)
        row.problems = [asdict(problem) for problem in reader.problems]
        row.action = RowAction.REFUSED
        return
    seen.add(key)
    row.action = RowAction.DIFFERS if row.differences else RowAction.WRITE if changes else RowAction.SAME


def _plan_receipt(
    row: AnnuityRow, reader: RowReader, account: AnnuityAccount, context: Context, seen: set[tuple[str, ...]]
) -> None:
    said = row.values
    receipt = said.get("receipt_no", "")
    known = context.payments.get(account.pk, ())
    key = (str(account.pk), str(said["year"]), receipt or f"{said['day']}:{said['amount']}")
    if key in seen or any(_is_twin(payment, said) for payment in known):
        row.action = RowAction.SAME
        return
    seen.add(key)
    found = reckon(
        account, context.patents[account.patent_id], payments=known,
        encumbrances=context.lies.get(account.patent_id, ()), rules=context.rules, today=context.today,
    )  # fmt: skip
    differences = compare_receipt(
        said, schedule=found.schedule, tables=context.rules.tables, readings=context.rules.readings
    )
    row.differences = [difference.as_json() for difference in differences]
    row.action = RowAction.DIFFERS if differences else RowAction.WRITE


def _is_twin(payment: Payment, said: dict[str, Any]) -> bool:
    """The same receipt, or without a number the same day and amount."""
    if payment.year != said["year"] or payment.receipt_no != said.get("receipt_no", ""):
        return False
    same = payment.day.isoformat() == said["day"] and payment.amount == said["amount"]
    return bool(payment.receipt_no) or same


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
