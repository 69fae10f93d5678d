"""What this process knows of itself as a worker."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from typing import Final

stopping: Final = threading.Event()
"""Set when the process was asked to end."""

renews_leases: Final = threading.Event()
"""Set in a worker process, where a thread may renew leases during long steps."""


def new_holder() -> str:
    """A name for one run: host, process and a random part, so that no two runs ever share it."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(8)}"
