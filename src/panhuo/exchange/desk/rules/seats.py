"""Seats of a course and its waiting list: first come, first served."""

from __future__ import annotations

from collections.abc import Sequence


def has_seat(capacity: int | None, seated: int, waiting: int) -> bool:
    """Whether somebody new gets a seat at once; nobody passes those who wait. `capacity` None: no limit."""
    return capacity is None or (not waiting and seated < capacity)


def moves_up(capacity: int | None, seated: int, waiting: Sequence[int]) -> list[int]:
    """Who of those waiting (in their order) gets a seat now."""
    if capacity is None:
        return list(waiting)
    return list(waiting[: max(capacity - seated, 0)])
