"""Portions of a build kept on disk, so that a killed build does not count and encode again what it had done.

A portion is known by the digest of its documents and of the encoder: whoever builds from the same documents finds it,
and one whose documents changed is made anew. All are removed when a build ends well.
"""

from __future__ import annotations

import shutil
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from panhuo.engine.types import Doc

FOLDER: Final = "portions"
VERSION: Final = "1"
"""Raised when what is kept changes."""


class Portions:
    """The kept portions under an index's path."""

    def __init__(self, path: Path, *, encoder: str | None) -> None:
        self._folder = path / FOLDER
        self._head = f"{VERSION}\0{encoder}\0".encode()
        self._folder.mkdir(exist_ok=True)

    def of(self, docs: Sequence[Doc], texts: Sequence[str]) -> Portion:
        """The portion of these documents."""
        digest = blake2b(self._head, digest_size=16)
        for doc, text in zip(docs, texts, strict=True):
            digest.update(f"{doc.side.value}\0{len(text)}\0{text}".encode("utf-8", "surrogatepass"))
        return Portion(self._folder / digest.hexdigest())

    def clear(self) -> None:
        """Remove them all."""
        shutil.rmtree(self._folder, ignore_errors=True)


class Portion:
    """Files of one portion, each written whole or not there."""

    def __init__(self, stem: Path) -> None:
        self._stem = stem

    def file(self, name: str, write: Callable[[Path], object]) -> Path:
        """The file of this name, written now if it is not there."""
        path = self.path(name)
        if not path.exists():
            temporary = path.with_name(f"{path.name}.part")
            write(temporary)
            arrays.sync(temporary)
            temporary.replace(path)
        return path

    def has(self, name: str) -> bool:
        """Whether it is there."""
        return self.path(name).exists()

    def path(self, name: str) -> Path:
        """Where it is, if it is there."""
        return self._stem.with_name(f"{self._stem.name}.{name}")
