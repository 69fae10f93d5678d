"""Passwords for the demonstration's people: random, shown once, never a default."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from panhuo.orgs.api import User

FILE = "demo-accounts.txt"
_BYTES = 12


def set_passwords(people: Iterable[User]) -> dict[str, str]:
    """Give a random password to each person who has none yet; user name → password."""
    found: dict[str, str] = {}
    for user in people:
        if user.has_usable_password():
            continue
        password = secrets.token_urlsafe(_BYTES)
        user.set_password(password)
        user.save(update_fields=("password",))
        found[user.username] = password
    if found:
        _append(accounts_file(), found)
    return found


def accounts_file() -> Path:
    """Where the passwords are kept for whoever runs the demonstration; only they can read it."""
    return Path(settings.DATA_DIR) / FILE


def _append(path: Path, found: dict[str, str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.writelines(f"{username}\t{password}\n" for username, password in found.items())
