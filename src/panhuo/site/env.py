"""Settings from the environment: read once, checked at start, errors named in words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

PREFIX: Final = "PANHUO_"
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off"})


def env_str(name: str, default: str = "") -> str:
    """Value of PANHUO_<name>; PANHUO_<name>_FILE names a file that holds it (for secrets)."""
    file = os.environ.get(f"{PREFIX}{name}_FILE")
    if file is None:
        return os.environ.get(f"{PREFIX}{name}", default)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{PREFIX}{name}_FILE: cannot read {file}: {error.strerror}") from error


def env_bool(name: str, *, default: bool) -> bool:
    """Truth of PANHUO_<name>.

    Raises:
        ImproperlyConfigured: the value is neither a yes nor a no.
    """
    raw = env_str(name)
    if not raw:
        return default
    if raw.lower() in _TRUE:
        return True
    if raw.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"{PREFIX}{name} must be yes or no (1/0, true/false, on/off), not {raw!r}")


def env_int(name: str, *, default: int, least: int = 0) -> int:
    """Whole number of PANHUO_<name>, at least `least`.

    Raises:
        ImproperlyConfigured: not a whole number, or too small.
    """
    raw = env_str(name)
    try:
        value = int(raw) if raw else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be a whole number, not {raw!r}") from error
    if value < least:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be at least {least}, not {value}")
    return value


def env_choice(name: str, *, default: str, known: tuple[str, ...]) -> str:
    """One of the `known` values.

    Raises:
        ImproperlyConfigured: the value is none of them.
    """
    value = env_str(name) or default
    if value not in known:
        raise ImproperlyConfigured(f"{PREFIX}{name} must be one of {', '.join(known)}, not {value!r}")
    return value


def env_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Values of PANHUO_<name>, separated by commas."""
    raw = env_str(name)
    return [part.strip() for part in raw.split(",") if part.strip()] if raw else list(default)


def require_set(what: str, **values: str) -> None:
    """See that each of these settings is set, because `what` needs them.

    Raises:
        ImproperlyConfigured: names all that are missing.
    """
    missing = [f"{PREFIX}{name}" for name, value in values.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"{what} needs {' and '.join(missing)}: set them, or choose another value")
