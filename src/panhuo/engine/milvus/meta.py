"""The manifest and the space of an index in Milvus, as rows of a small collection beside it."""

from __future__ import annotations

import base64
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from panhuo.engine.errors import EngineError
from panhuo.engine.index.manifest import SCHEMA, Manifest
from panhuo.engine.phrases import gettext_noop
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import FILE, Space

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE: Final = 60_000
MANIFEST: Final = "manifest"


class Meta:
    """Rows by key. Replacing the manifest's row is the only switch."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self._name = client, f"{name}_meta"

    def create(self) -> None:
        """Make the collection if it is not there."""
        from pymilvus import DataType

        if self._client.has_collection(self._name):
            return
        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("key", DataType.VARCHAR, is_primary=True, max_length=200)
        schema.add_field("value", DataType.VARCHAR, max_length=65_535)
        schema.add_field("nothing", DataType.FLOAT_VECTOR, dim=2)
        index = self._client.prepare_index_params()
        index.add_index("nothing", index_type="FLAT", metric_type="IP")
        self._client.create_collection(self._name, schema=schema, index_params=index, consistency_level="Strong")

    def put(self, rows: dict[str, str]) -> None:
        """Add or replace rows."""
        data = [{"key": key, "value": value, "nothing": [0.0, 1.0]} for key, value in rows.items()]
        self._client.upsert(self._name, data)

    def manifest(self) -> Manifest:
        """The manifest in force. Raises `EngineError`: ``index.missing``, ``index.schema``."""
        found = self._value(MANIFEST) if self._client.has_collection(self._name) else None
        if found is None:
            raise EngineError(code="index.missing", message=gettext_noop("索引尚未建立。"))
        data = json.loads(found)
        if data.get("schema") != SCHEMA:
            raise EngineError(code="index.schema", message=gettext_noop("索引由其他版本建立，需要重建。"))
        return Manifest(**data)

    def put_manifest(self, manifest: Manifest) -> None:
        """Put a manifest in force."""
        self.put({MANIFEST: json.dumps(asdict(manifest))})

    def put_space(self, space: Space, generation: str) -> None:
        """Keep the space of a generation."""
        with tempfile.TemporaryDirectory() as folder:
            space.save(Path(folder))
            text = base64.b64encode((Path(folder) / FILE).read_bytes()).decode()
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        self.put({f"{generation}:{at}": piece for at, piece in enumerate(pieces)})

    def space(self, manifest: Manifest) -> Space:
        """The space of the generation in force."""
        text = "".join(self._pieces(manifest.generation))
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / FILE).write_bytes(base64.b64decode(text))
            return Space.load(Path(folder), prior=prior_of(str(manifest.encoder), manifest.dim))

    def _pieces(self, generation: str) -> Iterator[str]:
        at = 0
        while (piece := self._value(f"{generation}:{at}")) is not None:
            yield piece
            at += 1

    def _value(self, key: str) -> str | None:
        rows = self._client.get(self._name, ids=[key], output_fields=["value"])
        return str(rows[0]["value"]) if rows else None
