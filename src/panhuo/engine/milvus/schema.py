"""What a document is in Milvus: one collection a generation, an alias that says which is in force."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from panhuo.engine.text.counts import count_terms
from panhuo.engine.text.join import joined

if TYPE_CHECKING:
    from panhuo.engine.encode.protocol import Matrix
    from panhuo.engine.types import Doc, Filters

LONGEST: Final = 65_535
"""Bytes that a text field may hold."""

LONGEST_NAME: Final = 512
MOST_VALUES: Final = 400
WORDS: Final = "words"
MEANING: Final = "meaning"
_PLAIN: Final = re.compile(r"[\w:.-]+")
K1: Final = 1.5
B: Final = 0.75


def schema(client: Any, *, dim: int) -> Any:
    """Fields of a collection; without a vector where there is no encoder (`dim` 0)."""
    from pymilvus import DataType, Function, FunctionType

    made = client.create_schema(auto_id=False, enable_dynamic_field=False)
    made.add_field("id", DataType.VARCHAR, is_primary=True, max_length=LONGEST_NAME)
    made.add_field("version", DataType.INT64)
    made.add_field("text", DataType.VARCHAR, max_length=LONGEST)
    made.add_field(
        "facets", DataType.ARRAY, element_type=DataType.VARCHAR, max_capacity=MOST_VALUES, max_length=LONGEST_NAME
    )
    made.add_field(
        "tokens", DataType.VARCHAR, max_length=LONGEST, enable_analyzer=True, analyzer_params={"tokenizer": "standard"}
    )
    made.add_field(WORDS, DataType.SPARSE_FLOAT_VECTOR)
    if dim:
        made.add_field(MEANING, DataType.FLOAT_VECTOR, dim=dim)
    made.add_function(Function("bm25", FunctionType.BM25, input_field_names=["tokens"], output_field_names=[WORDS]))
    return made


def indexes(client: Any, *, dim: int) -> Any:
    """BM25 with our constants; vectors exactly (a cluster may be given another index by its operator)."""
    made = client.prepare_index_params()
    made.add_index(WORDS, index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params={"bm25_k1": K1, "bm25_b": B})
    if dim:
        made.add_index(MEANING, index_type="FLAT", metric_type="IP")
    return made


def row_of(doc: Doc, vector: Matrix | None) -> dict[str, Any]:
    """A document as a row."""
    text = clipped(joined(doc))
    row: dict[str, Any] = {
        "id": doc.id,
        "version": doc.version,
        "text": text,
        "tokens": clipped(tokens(text)),
        "facets": [value_of(field, value) for field, values in doc.facets.items() for value in values][:MOST_VALUES],
    }
    if vector is not None:
        row[MEANING] = vector.tolist()
    return row


def tokens(text: str) -> str:
    """Characters, pairs and runs as words that every analyzer leaves alone."""
    characters, pairs = count_terms([text])
    found = []
    for letter, counts in (("c", characters), ("p", pairs)):
        for term, count in zip(counts.terms.tolist(), counts.counts.tolist(), strict=True):
            found += [f"{letter}{term:x}"] * count
    return " ".join(found)


def clipped(text: str) -> str:
    """As much of a text as a field holds."""
    return text.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")


def value_of(field: str, value: str) -> str:
    """A filter value as it stands in `facets`: a digest of it where it holds more than letters, digits and ``:._-``.

    So nothing that a filter asks for can be read as part of an expression.
    """
    plain = f"{field}={value}"
    if _PLAIN.fullmatch(value) and len(plain) < LONGEST_NAME // 4:
        return plain
    return f"{field}={blake2b(value.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def expression(filters: Filters, exclude: frozenset[str]) -> str:
    """A filter as Milvus reads it."""
    parts = []
    for field, wanted in filters.items():
        values = json.dumps([value_of(field, value) for value in wanted], ensure_ascii=False)
        parts.append(f"array_contains_any(facets, {values})" if wanted else 'id == ""')
    if exclude:
        parts.append(f"id not in {json.dumps(sorted(exclude))}")
    return " and ".join(parts)
