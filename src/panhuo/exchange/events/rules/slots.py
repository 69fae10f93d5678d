"""Meetings into slots without collisions, by a solver that proves that no plan holds more meetings.

The model (docs/decisions/0064-slots.md): a binary variable for each meeting and each slot that both sides can come to;
a meeting takes at most one slot, a party at most as many meetings a slot as it has people, a slot at most as many
meetings as there are tables. First the number (and rank) of meetings is maximised, then the day is made short.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import highspy

from panhuo.exchange.events.rules.tables import seat

SECONDS: Final = 30.0
TIDY_SECONDS: Final = 5.0
"""For making the day short; nothing is left out for that."""
_RANKS: Final = 9


@dataclass(frozen=True, slots=True)
class Meeting:
    """`rank` from 1: earlier ranks win where not all fit. `fixed`: the slot (from 0) that people have agreed on."""

    id: int
    supply: int
    demand: int
    rank: int = 1
    fixed: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """`at_once`: how many meetings it can hold at the same time. `away`: slots (from 0) it cannot come to."""

    id: int
    at_once: int = 1
    away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """`placed`: meeting → (slot, table), both from 0. `unplaced`: meeting → code of the reason.

    `proved`: no plan holds more meetings; False only where the solver's time ran out.
    """

    placed: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    unplaced: Mapping[int, str] = field(default_factory=dict)
    proved: bool = True


def plan_slots(
    meetings: Sequence[Meeting], parties: Iterable[Party], *, slots: int, tables: int, seconds: float = SECONDS
) -> Plan:
    """The best plan of these meetings. A fixed slot is kept if it is possible at all."""
    known = {party.id: party for party in parties}
    free = {meeting.id: _free(meeting, known, slots) for meeting in meetings}
    if not any(free.values()) or tables < 1:
        return Plan({}, _reasons(meetings, {}, free, known, slots=slots, tables=tables))
    chosen, proved = _solve(meetings, known, free, slots=slots, tables=tables, seconds=seconds)
    supply = {meeting.id: meeting.supply for meeting in meetings}
    placed = seat(chosen, hosts=supply, tables=tables)
    return Plan(placed, _reasons(meetings, chosen, free, known, slots=slots, tables=tables), proved)


def _free(meeting: Meeting, known: Mapping[int, Party], slots: int) -> list[int]:
    away = known[meeting.supply].away | known[meeting.demand].away
    wanted = range(slots) if meeting.fixed is None else [meeting.fixed]
    return [slot for slot in wanted if 0 <= slot < slots and slot not in away]


def _solve(
    meetings: Sequence[Meeting],
    known: Mapping[int, Party],
    free: Mapping[int, list[int]],
    *,
    slots: int,
    tables: int,
    seconds: float,
) -> tuple[dict[int, int], bool]:
    """Meeting → slot, and whether it is proved that no more fit."""
    model = _quiet(seconds)
    cells: dict[tuple[int, int], Any] = {}
    at_slot: dict[int, list[Any]] = defaultdict(list)
    at_party: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for meeting in meetings:
        own = []
        for slot in free[meeting.id]:
            cell = cells[meeting.id, slot] = model.addBinary()
            own.append(cell)
            at_slot[slot].append(cell)
            at_party[meeting.supply, slot].append(cell)
            at_party[meeting.demand, slot].append(cell)
        if own:
            model.addConstr(sum(own) <= 1)
    for row in at_slot.values():
        model.addConstr(sum(row) <= tables)
    for (party, _slot), row in at_party.items():
        if len(row) > known[party].at_once:
            model.addConstr(sum(row) <= known[party].at_once)
    worth = _worth(meetings)
    value = sum(worth[meeting] * cell for (meeting, _slot), cell in cells.items())
    model.maximize(value)
    chosen, proved = _read(model, cells), model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    best = sum(worth[meeting] for meeting in chosen)
    model.addConstr(value >= best - 0.5)
    model.setOptionValue("time_limit", model.getRunTime() + TIDY_SECONDS)
    model.minimize(sum(slot * cell for (_meeting, slot), cell in cells.items()))
    return _read(model, cells) or chosen, proved


def _quiet(seconds: float) -> Any:
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("time_limit", seconds),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),
    ):
        model.setOptionValue(name, value)
    return model


def _worth(meetings: Sequence[Meeting]) -> dict[int, int]:
    """One more meeting is always worth more than any better ranks of the others."""
    base = _RANKS * len(meetings) + 1
    return {meeting.id: base + max(0, _RANKS + 1 - meeting.rank) for meeting in meetings}


def _read(model: Any, cells: Mapping[tuple[int, int], Any]) -> dict[int, int]:
    values = model.getSolution().col_value
    if not values:
        return {}
    return {meeting: slot for (meeting, slot), cell in cells.items() if values[cell.index] > 0.5}  # noqa: PLR2004


def _reasons(
    meetings: Sequence[Meeting],
    chosen: Mapping[int, int],
    free: Mapping[int, list[int]],
    known: Mapping[int, Party],
    *,
    slots: int,
    tables: int,
) -> dict[int, str]:
    """What stands against each meeting left out: apart (no joint slot), supply or demand (too many), room, or clash."""
    load = Counter(party for meeting in meetings for party in (meeting.supply, meeting.demand))
    found = {}
    for meeting in meetings:
        if meeting.id in chosen:
            continue
        if not free[meeting.id]:
            found[meeting.id] = "apart"
        elif load[meeting.demand] > _places(known[meeting.demand], slots):
            found[meeting.id] = "demand"
        elif load[meeting.supply] > _places(known[meeting.supply], slots):
            found[meeting.id] = "supply"
        else:
            found[meeting.id] = "room" if len(meetings) > slots * tables else "clash"
    return found


def _places(party: Party, slots: int) -> int:
    return party.at_once * sum(1 for slot in range(slots) if slot not in party.away)
