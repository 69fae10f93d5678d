"""What other parts use of intake: files in, typed rows and named problems out. No Django, no database."""

from panhuo.intake.dates import DateReading, parse_date
from panhuo.intake.departments import split_department
from panhuo.intake.errors import IntakeError
from panhuo.intake.files.read import read_table, read_tables
from panhuo.intake.ipc import ClassSymbol, parse_locarno, parse_symbol, parse_symbols
from panhuo.intake.layouts.fields import Field, fields_of
from panhuo.intake.layouts.mapping import Kind, Mapping
from panhuo.intake.layouts.recognise import Layout, layouts, recognise
from panhuo.intake.limits import DEFAULT_LIMITS, Limits
from panhuo.intake.money import MoneyReading, parse_money
from panhuo.intake.numbers import NumberForm, NumberReading, PatentKind, check_digit, parse_number, parse_numbers
from panhuo.intake.owners import normalise_org_name, org_key, split_owners
from panhuo.intake.people import split_inventors
from panhuo.intake.problems import CellProblem, Severity, column_letter
from panhuo.intake.rows.need import NeedRow, parse_need
from panhuo.intake.rows.patent import EXTRA, PatentRow, parse_patent
from panhuo.intake.status import LegalState, legal_state
from panhuo.intake.table import Row, Table
from panhuo.intake.uscc import UsccReading, parse_uscc
from panhuo.intake.writing.annotate import annotate_workbook
from panhuo.intake.writing.safe import is_risky, safe_cell
from panhuo.intake.writing.sheet import Book, row_height
from panhuo.intake.writing.template import template_columns, write_template

__all__ = [
    "DEFAULT_LIMITS",
    "EXTRA",
    "Book",
    "CellProblem",
    "ClassSymbol",
    "DateReading",
    "Field",
    "IntakeError",
    "Kind",
    "Layout",
    "LegalState",
    "Limits",
    "Mapping",
    "MoneyReading",
    "NeedRow",
    "NumberForm",
    "NumberReading",
    "PatentKind",
    "PatentRow",
    "Row",
    "Severity",
    "Table",
    "UsccReading",
    "annotate_workbook",
    "check_digit",
    "column_letter",
    "fields_of",
    "is_risky",
    "layouts",
    "legal_state",
    "normalise_org_name",
    "org_key",
    "parse_date",
    "parse_locarno",
    "parse_money",
    "parse_need",
    "parse_number",
    "parse_numbers",
    "parse_patent",
    "parse_symbol",
    "parse_symbols",
    "parse_uscc",
    "read_table",
    "read_tables",
    "recognise",
    "row_height",
    "safe_cell",
    "split_department",
    "split_inventors",
    "split_owners",
    "template_columns",
    "write_template",
]
