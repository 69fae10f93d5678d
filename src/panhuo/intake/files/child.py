"""Opens one spreadsheet in a process of its own, with little memory and time.

Run as ``python -I child.py PATH ENGINE LIMITS_JSON`` by `spawn.py`; imports nothing of ours. Rows go to stdout as JSON
lines: per sheet one object, then ``[row number, [cells]]`` for each row that isn't empty. A refusal goes to stderr as
``{"code": …, "params": …}`` with exit code 3. Why a process: a sheet of 4.6 KB can ask the parser for 500 GB, which
aborts the whole process and can't be caught.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

REFUSED = 3
SPARSE = 4
BIG_ENTRY = 1024 * 1024
EXACT = 1e15
MAX_MERGES = 20_000
MAX_FORMULAS = 500
ZIP = b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')


class RefusedError(Exception):
    """The file is refused; `code` and `params` make the message."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def limit_resources(limits: dict[str, int]) -> None:
    """Bind this process before anything of the file is touched."""
    memory, cpu, spool = limits["memory_bytes"], limits["cpu_seconds"], limits["spool_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (spool, spool))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check_zip(path: str, limits: dict[str, int]) -> None:
    """Look at the directory of the archive, and unpack nothing."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedError("damaged") from error
    with archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if not names & {"xl/workbook.xml", "xl/workbook.bin"}:
            raise RefusedError("zip_not_workbook")
        if len(entries) > limits["zip_entries"]:
            raise RefusedError("zip_bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise RefusedError("password")
        if sum(entry.file_size for entry in entries) > limits["sheet_unpacked_bytes"]:
            raise RefusedError("zip_bomb")
        for entry in entries:
            ratio = entry.file_size / max(entry.compress_size, 1)
            if entry.file_size > BIG_ENTRY and ratio > limits["zip_ratio"]:
                raise RefusedError("zip_bomb")
            if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(entry).read(4096):
                raise RefusedError("doctype")


def text_of(value: Any) -> str | None:  # noqa: PLR0911 -- a table of types
    """A cell as text; whole numbers without a point, dates as ISO, nothing as None."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value).replace("e", "E")
    if isinstance(value, int):
        return str(value) if abs(value) < EXACT else repr(float(value)).replace("e", "E")
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value)


def put(item: Any) -> None:
    """One JSON line to the parent."""
    sys.stdout.write(json.dumps(item, ensure_ascii=False))
    sys.stdout.write("\n")


class Writer:
    """Writes rows and counts them against the limits."""

    def __init__(self, limits: dict[str, int]) -> None:
        self.limits, self.rows, self.cells = limits, 0, 0

    def row(self, sheet: str, number: int, values: Any) -> None:
        """Write a row unless it is empty; an over-long cell becomes its length."""
        cells: list[Any] = [text_of(value) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            return
        if len(cells) > self.limits["columns"]:
            raise RefusedError("too_many_columns", sheet=sheet, row=number, columns=len(cells))
        self.rows += 1
        self.cells += len(cells)
        if self.rows > self.limits["rows"] or self.cells > self.limits["cells"]:
            raise RefusedError("too_many_rows", sheet=sheet, row=number)
        most = self.limits["cell_chars"]
        put([number, [len(cell) if cell is not None and len(cell) > most else cell for cell in cells]])


def uncomputed(path: str) -> dict[str, list[str]]:
    """Cells whose formula has no stored result, by the sheet part's name; they read as empty."""
    found: dict[str, list[str]] = {}
    if not zipfile.is_zipfile(path):
        return found
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                xml = archive.read(name)
                if b"<f" in xml:
                    cells = [match[1].decode() for match in FORMULA.finditer(xml)]
                    found[name] = cells[:MAX_FORMULAS]
    return found


def sheet_parts(path: str) -> dict[str, str]:
    """Sheet name to the name of its part in the archive."""
    import xml.etree.ElementTree as ET  # DOCTYPE was refused, and expat guards against bombs

    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist() or "xl/_rels/workbook.xml.rels" not in archive.namelist():
            return {}
        rels = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    targets = {rel.get("Id"): (rel.get("Target") or "").lstrip("/").removeprefix("xl/") for rel in rels}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        sheet.get("name") or "": f"xl/{targets.get(sheet.get(key), '')}"
        for sheet in book.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet")
    }


def with_calamine(path: str, writer: Writer) -> None:
    """The quick reader: holds the whole rectangle of a sheet in memory."""
    import python_calamine as calamine

    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- from_path would go by the name's ending
            content = file.read()
        if not content.startswith(ZIP) and ENCRYPTED in content:
            raise RefusedError("password")
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        formulas, parts = uncomputed(path), sheet_parts(path)
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height * sheet.width > writer.limits["cells"]:
                sys.exit(SPARSE)
            merged = [[*start, *end] for start, end in (sheet.merged_cell_ranges or [])[:MAX_MERGES]]
            empty = formulas.get(parts.get(meta.name, ""), [])
            put({"sheet": meta.name, "merged": merged, "uncomputed": empty})
            first = 0 if sheet.start is None else sheet.start[0]
            left = 0 if sheet.start is None else sheet.start[1]
            for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
                writer.row(meta.name, number, [None] * left + row)
    except calamine.PasswordError as error:
        raise RefusedError("password") from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError) as error:
        raise RefusedError("damaged") from error


def with_openpyxl(path: str, writer: Writer) -> None:
    """The slow reader for sheets with far-away cells: a row at a time."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            put({"sheet": sheet.title, "merged": [], "uncomputed": []})
            sheet.reset_dimensions()  # else rows are filled up to the far-away column
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                writer.row(sheet.title, number, row)
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise RefusedError("damaged") from error


def main(path: str, engine: str, limits: dict[str, int]) -> int:
    """Read the file with one of the two engines; the exit code says how it went."""
    limit_resources(limits)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- nothing but what is needed
            packed = file.read(4) == ZIP
        if packed:
            check_zip(path, limits)
        (with_calamine if engine == "calamine" else with_openpyxl)(path, Writer(limits))
    except RefusedError as refusal:
        sys.stderr.write(json.dumps({"code": refusal.code, "params": refusal.params}))
        return REFUSED
    put({"end": True})
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3])))
