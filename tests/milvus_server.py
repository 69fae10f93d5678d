"""A Milvus Lite server for tests, where it is installed (requirements/milvus.lock)."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from panhuo.engine.api import EngineError
from panhuo.engine.milvus.client import connect


@pytest.fixture(scope="session")
def milvus_url(tmp_path_factory):
    """The address of a `milvus-lite server` of our own."""
    with milvus_server(tmp_path_factory.mktemp("milvus")) as url:
        yield url


@contextmanager
def milvus_server(folder):
    """A server that keeps its data in a folder, until the end of the block; skips where it is not installed."""
    if importlib.util.find_spec("pymilvus") is None or importlib.util.find_spec("milvus_lite") is None:
        pytest.skip("pymilvus and milvus-lite are not installed: see requirements/milvus.lock")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["--data-dir", folder, "--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "milvus_lite", "server", *place]
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        client = None
        for _ in range(240):
            try:
                client = connect(f"http://127.0.0.1:{port}")
                break
            except EngineError:
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.5)
        assert client is not None
        client.close()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()
