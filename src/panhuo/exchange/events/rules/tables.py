"""Tables for meetings that have a slot: who hosts stays where they sit, as far as that goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def seat(chosen: Mapping[int, int], *, hosts: Mapping[int, int], tables: int) -> dict[int, tuple[int, int]]:
    """Meeting → (slot, table). `chosen`: meeting → slot, at most `tables` a slot; `hosts`: meeting → party."""
    by_slot: dict[int, list[int]] = defaultdict(list)
    for meeting, slot in sorted(chosen.items()):
        by_slot[slot].append(meeting)
    usual: dict[int, int] = {}
    placed: dict[int, tuple[int, int]] = {}
    for slot in sorted(by_slot):
        free = set(range(tables))
        waiting = []
        for meeting in by_slot[slot]:
            table = usual.get(hosts[meeting])
            if table in free and table is not None:
                free.discard(table)
                placed[meeting] = (slot, table)
            else:
                waiting.append(meeting)
        for meeting in waiting:
            rest = sorted(free - set(usual.values())) or sorted(free)
            free.discard(rest[0])
            placed[meeting] = (slot, rest[0])
            usual.setdefault(hosts[meeting], rest[0])
    return placed
