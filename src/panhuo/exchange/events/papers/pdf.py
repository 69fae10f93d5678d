"""The papers as PDF by typst. Values go in as JSON: nothing in them is taken for markup."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst

from panhuo.exchange.events.domain.links import badge_token
from panhuo.exchange.events.models import Attendee, MatchEvent
from panhuo.exchange.events.papers.content import head, report_content


def agenda_pdf(content: Mapping[str, Any]) -> bytes:
    """A4, tagged, with fonts inside. Needs the system font Noto Sans CJK."""
    return _compile("agenda", content)


def badges_pdf(event: MatchEvent, people: Sequence[Attendee], *, address: Callable[[str], str]) -> bytes:
    """Ten badges a page; `address` makes the full address of a badge's token."""
    badges = [
        {
            "name": one.name,
            "title": one.title,
            "party": one.party.name,
            "side": str(one.party.get_side_display()),
            "code": code_svg(address(badge_token(one))),
        }
        for one in people
    ]
    return _compile("badges", {**head(event), "badges": badges})


def report_pdf(event: MatchEvent) -> bytes:
    """The report with its pictures."""
    return _compile("report", report_content(event), pictures=_pictures(event))


def outcome_picture(content: Mapping[str, Any]) -> bytes:
    """The bars of the report as PNG, for Word."""
    return _compile("bars", {"outcomes": content["outcomes"]}, form="png")


def code_svg(address: str) -> str:
    """A QR code as SVG."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def _pictures(event: MatchEvent) -> list[bytes]:
    found = []
    for one in event.pictures.all():
        with one.file.open("rb") as file:
            found.append(file.read())
    return found


def _compile(name: str, content: Mapping[str, Any], *, pictures: Sequence[bytes] = (), form: Any = "pdf") -> bytes:
    data = json.dumps(content, ensure_ascii=False)
    source = resources.files("panhuo.exchange.events").joinpath("data")
    with TemporaryDirectory() as folder:
        for file in (f"{name}.typ", "bars.typ"):
            with resources.as_file(source.joinpath(file)) as path:
                shutil.copyfile(path, Path(folder) / file)
        for number, picture in enumerate(pictures):
            (Path(folder) / f"picture{number}.png").write_bytes(picture)
        made = typst.compile(
            str(Path(folder) / f"{name}.typ"), format=form, root=folder, sys_inputs={"data": data}, ppi=160.0
        )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made
