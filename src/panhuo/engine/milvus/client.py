"""The connection to Milvus: a server that doesn't answer is an `EngineError`, soon, and not an error of its library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE: Final = 30.0
"""Seconds that a question to the server may take; the library itself tries for minutes."""

ASKED: Final = frozenset(
    {"delete", "drop_collection", "get", "has_collection", "list_collections", "query", "search", "upsert"}
)
"""Calls that get this patience. Building may take longer: inserting, flushing, loading."""


class Client:
    """A `MilvusClient` whose failures are `EngineError` ``milvus.unreachable``."""

    def __init__(self, client: Any, url: str, failure: type[Exception]) -> None:
        self._client, self._url, self._failure = client, url, failure

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        return self._answered(found, patient=name in ASKED) if callable(found) else found

    def _answered(self, call: Callable[..., Any], *, patient: bool) -> Callable[..., Any]:
        def answered(*args: Any, **options: Any) -> Any:
            if patient:
                options.setdefault("timeout", PATIENCE)
            try:
                return call(*args, **options)
            except self._failure as error:
                raise unreachable(self._url) from error

        return answered


def connect(url: str, *, token: str = "") -> Any:
    """A client of the server at this address (``http://host:19530``).

    Raises `EngineError`: ``milvus.missing`` (pymilvus is not installed), ``milvus.unreachable``; the latter also from
    everything that is asked of the client later.
    """
    try:
        from pymilvus import MilvusClient, MilvusException
    except ImportError as error:
        message = gettext_noop("未安装 pymilvus；请按 requirements/milvus.lock 安装。")
        raise EngineError(code="milvus.missing", message=message) from error
    try:
        return Client(MilvusClient(uri=url, token=token), url, MilvusException)
    except MilvusException as error:
        raise unreachable(url) from error


def unreachable(url: str) -> EngineError:
    """The server did not answer, or not as it should."""
    return EngineError(code="milvus.unreachable", message=gettext_noop("连接不上索引服务 %(url)s。"), url=url)
