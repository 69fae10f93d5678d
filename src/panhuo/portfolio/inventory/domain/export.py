"""Entries go out in the 盘活 template."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from panhuo.intake.api import Book, template_columns
from panhuo.patents.api import IdentifierKind, Patent, owner_names
from panhuo.portfolio.inventory.domain.colleges import short_name
from panhuo.portfolio.inventory.enums import INTENT_MODES, Implemented, Intent
from panhuo.portfolio.inventory.models import Entry
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation

SHEET: Final = "专利"
CHUNK: Final = 500
_MODE_WORDS: Final = {value: str(label) for value, label in INTENT_MODES}


def write_filled_template(entries: EntryQuerySet, out: Path) -> int:
    """Write one row an entry under the template's headings; gives how many. An empty cell means not known.

    The headings are Chinese whatever the user's language: the file goes to a Chinese system.
    """
    columns = template_columns("patents")
    related = entries.select_related("patent", "college", "organisation").prefetch_related(
        "patent__identifiers", "patent__owners__owner_name", "patent__inventors", "patent__classes"
    )
    rows = 0
    with Book(out, constant_memory=True) as book:
        headings = [(column["heading"] + ("*" if column["required"] else ""), column["width"]) for column in columns]
        sheet = book.sheet(SHEET, headings)
        for rows, entry in enumerate(related.iterator(chunk_size=CHUNK), start=1):
            cells = cells_of(entry)
            for place, column in enumerate(columns):
                book.put(sheet, rows, place, cells.get(column["field"], ""))
    return rows


def cells_of(entry: Entry) -> dict[str, str]:
    """Field of the template → text of its cell."""
    return {**_patent_cells(entry.patent), **own_cells(entry)}


def own_cells(entry: Entry) -> dict[str, str]:
    """The cells of what is filled in, as texts that the import reads back to the same values."""
    return {
        "college": college_cell(entry.college, entry.organisation),
        "contact": entry.contact,
        "transfer_modes": modes_cell(entry.intent, entry.modes),
        "implemented": {Implemented.YES: "是", Implemented.NO: "否"}.get(Implemented(entry.implemented), ""),
        "trl": "" if entry.trl is None else str(entry.trl),
        "self_grade": "" if entry.grade is None else str(entry.grade),
        "scenario": entry.scenario,
        "asking_price": price_cell(entry.price_fen, negotiable=entry.negotiable),
        "note": entry.note,
    }


def modes_cell(intent: str, modes: list[str]) -> str:
    """许可；作价入股, 暂无转化意愿, or empty."""
    if intent == Intent.NO:
        return "暂无转化意愿"
    return "；".join(_MODE_WORDS[mode] for mode in modes)


def price_cell(price_fen: int | None, *, negotiable: bool) -> str:
    """The amount in 万元 as the template's heading says, 面议, or empty."""
    if negotiable:
        return "面议"
    return "" if price_fen is None else f"{(Decimal(price_fen) / 1_000_000).normalize():f}"


def college_cell(college: Organisation | None, organisation: Organisation) -> str:
    return short_name(college, organisation) if college is not None else ""


def _patent_cells(patent: Patent) -> dict[str, Any]:
    numbers = sorted((item.kind, item.value) for item in patent.identifiers.all())
    return {
        "application_no": "；".join(v for kind, v in numbers if kind == IdentifierKind.APPLICATION),
        "publication_no": "；".join(v for kind, v in numbers if kind == IdentifierKind.PUBLICATION),
        "title": patent.title or patent.title_en,
        "kind": "" if patent.kind == "unknown" else str(patent.get_kind_display()),
        "owners": "；".join(owner_names(patent)),
        "inventors": "；".join(inventor.name for inventor in patent.inventors.all()),
        "application_date": _day(patent.application_date),
        "grant_date": _day(patent.grant_date),
        "legal_status": patent.status_text,
        "ipc": "；".join(item.symbol for item in patent.classes.all()),
        "abstract": patent.abstract,
    }


def _day(value: Any) -> str:
    return value.isoformat() if value else ""


def field_words() -> dict[str, str]:
    """Names of what is filled in, for differences and stories."""
    return {
        "grade": _("价值分级自评"),
        "trl": _("技术成熟度"),
        "intent": _("转化意愿"),
        "modes": _("转化方式"),
        "implemented": _("是否已实施"),
        "scenario": _("应用场景/产品"),
        "contact": _("联系人"),
        "price_fen": _("预期价格"),
        "negotiable": _("面议"),
        "note": _("备注"),
        "college_id": _("学院"),
        "college": _("学院"),
        "transfer_modes": _("转化意愿（方式）"),
        "self_grade": _("价值分级自评"),
        "asking_price": _("预期价格（万元）"),
    }
