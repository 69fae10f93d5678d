"""Apps above are told when entries change, without the inventory knowing them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

Listener = Callable[[Collection[int]], None]
_LISTENERS: Final[list[Listener]] = []


def when_entries_change(listener: Listener) -> Listener:
    """Register a function that is called with entry ids inside the transaction that changed them."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)
    return listener


def tell_listeners(entry_ids: Collection[int]) -> None:
    """Call every listener; an empty change is none."""
    if entry_ids:
        for listener in _LISTENERS:
            listener(entry_ids)
