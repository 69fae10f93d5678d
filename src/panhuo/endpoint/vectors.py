"""Ask an endpoint for vectors."""

from __future__ import annotations

from collections.abc import Sequence

from panhuo.endpoint.model import Endpoint, EndpointError
from panhuo.endpoint.post import post


def ask_vectors(endpoint: Endpoint, texts: Sequence[str]) -> list[list[float]]:
    """One vector a text, in their order, all of one length.

    Raises:
        EndpointError: not set up, no answer, or not a vector for each text.
    """
    if not endpoint.embedding_model:
        raise EndpointError("no embedding model")
    answer = post(endpoint, "embeddings", {"model": endpoint.embedding_model, "input": list(texts)})
    try:
        rows = sorted(answer["data"], key=lambda row: row["index"])
        vectors = [[float(value) for value in row["embedding"]] for row in rows]
    except (KeyError, TypeError, ValueError) as error:
        raise EndpointError("no vectors") from error
    if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) > 1:
        raise EndpointError("not one vector for each text")
    return vectors
