"""The real texts and facts that a stock is drawn from."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PROVINCES: Final = (
    "北京11天津12河北13山西14内蒙古15辽宁21吉林22黑龙江23上海31江苏32浙江33安徽34福建35江西36山东37河南41湖北42湖南43"
    "广东44广西45海南46重庆50四川51贵州52云南53西藏54陕西61甘肃62青海63宁夏64新疆65"
)
_PROVINCE_CODES: Final = {name: f"{code}0000" for name, code in re.findall(r"(\D+)(\d\d)", PROVINCES)}
_IPC: Final = re.compile(r"[A-HY]\d\d[A-Z]")
_COMPANY: Final = re.compile(r"公司|集团|厂")
KINDS: Final = {"发明公布": "invention", "发明授权": "invention", "实用新型": "utility"}
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What is on a patent's first page: facts that go together because they come from one real patent."""

    title: str
    kind: str
    ipc: str
    year: str
    region: str
    industry: str


@dataclass(frozen=True, slots=True)
class Sources:
    """`products` are, for every company with at least two, the rows of its bibliographies."""

    abstracts: Sequence[str]
    states: Sequence[str]
    bibliographies: Sequence[Bibliography]
    needs: Sequence[str]
    products: Sequence[Sequence[int]]


def read_sources(*, abstracts: Path, gazette: Path, needs: Path, industries: Mapping[str, str]) -> Sources:
    """Read patents with abstracts, gazette rows without, and posted needs (jsonl or jsonl.gz).

    `industries` maps IPC symbols (class or subclass) to divisions of GB/T 4754. Designs are left out: they have no IPC.
    """
    firsts = list(_rows(abstracts))
    papers: list[Bibliography] = []
    of_company: dict[str, list[int]] = defaultdict(list)
    for row in _rows(gazette):
        if row.get("kind") in KINDS and row.get("title"):
            owner = str(row.get("applicants") or "").split(";")[0]
            if _COMPANY.search(owner):
                of_company[owner].append(len(papers))
            papers.append(_bibliography(row, owner, industries))
    return Sources(
        abstracts=[str(row["abstract"]) for row in firsts],
        states=[_state(str(row["legal_status"])) for row in firsts if row.get("legal_status")],
        bibliographies=papers,
        needs=[f"{row.get('title') or ''}。{row.get('text') or ''}" for row in _rows(needs)],
        products=[rows for rows in of_company.values() if len(rows) > 1],
    )


def _bibliography(row: Mapping[str, Any], owner: str, industries: Mapping[str, str]) -> Bibliography:
    found = _IPC.search(str(row.get("classes") or ""))
    ipc = found.group() if found else ""
    date = str(row.get("application_date") or "")
    return Bibliography(
        title=str(row["title"]),
        kind=KINDS[row["kind"]],
        ipc=ipc or UNKNOWN,
        year=date[:4] or UNKNOWN,
        region=next((code for name, code in _PROVINCE_CODES.items() if owner.startswith(name)), UNKNOWN),
        industry=industries.get(ipc) or industries.get(ipc[:3]) or UNKNOWN,
    )


def _state(status: str) -> str:
    if re.search(r"未缴|撤回|驳回|终止|放弃|无效|届满", status):
        return "dead"
    return "valid" if "授权" in status else "pending"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)
