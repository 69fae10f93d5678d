"""The manifest: which generation is in force, and what is in it. Replacing it by a rename is the only switch."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = 1
FILE: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds.

    `generation` and `delta` are folder names under the index's path; `encoder` is None in an index of words only;
    `tokens` is the length of its token vectors, 0 where it keeps none; `docs` counts what is searchable, `changed` the
    documents added, replaced or deleted since the generation was built; `last_outbox` is the last outbox row that went
    in.
    """

    generation: str
    docs: int
    last_outbox: int
    created: str
    encoder: str | None = None
    dim: int = 0
    tokens: int = 0
    delta: str | None = None
    changed: int = 0
    schema: int = SCHEMA

    def write(self, path: Path) -> None:
        """Put this manifest in force."""
        temporary = path / f".{FILE}.{os.getpid()}"
        with temporary.open("w", encoding="utf-8") as handle:
            json.dump(asdict(self), handle, ensure_ascii=False, indent=1)
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(path / FILE)
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def changed_to(self, *, delta: str | None, docs: int, changed: int, last_outbox: int) -> Manifest:
        """The manifest after some changes to the same generation."""
        return replace(self, delta=delta, docs=docs, changed=changed, last_outbox=last_outbox)


def read_manifest(path: Path) -> Manifest:
    """The manifest in force. Raises `EngineError`: ``index.missing``, ``index.schema`` (another version wrote it)."""
    try:
        data = json.loads((path / FILE).read_text("utf-8"))
    except FileNotFoundError as error:
        raise EngineError(code="index.missing", message=gettext_noop("索引尚未建立。")) from error
    if data.get("schema") != SCHEMA:
        raise EngineError(code="index.schema", message=gettext_noop("索引由其他版本建立，需要重建。"))
    return Manifest(**data)
