"""Draws parts of a stock: the same part always comes out the same, whatever was drawn before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from panhuo.engine.stock.sources import Sources

Columns = dict[str, list[Any]]

PART: Final = 50_000
"""Rows of a part."""

PROFILES: Final = 0.9
"""Share of profiles among those who want something; the others are written needs."""

OWN_PROVINCE: Final = 0.3
"""Share of those who want patents of their own province only. Made up: no real figure is known to us."""

_PATENTS, _TAKERS = 1, 2


def draw_patents(sources: Sources, *, seed: int, part: int, rows: int) -> Columns:
    """Patents: title and facts of one real patent, an abstract of two halves of real ones, a real legal state.

    `near`, `far` (abstracts) and `paper` (bibliography) name the sources, from which the vector is mixed.
    """
    rng = np.random.default_rng([seed, _PATENTS, part])
    near, far = rng.integers(len(sources.abstracts), size=(2, rows)).tolist()
    paper = rng.integers(len(sources.bibliographies), size=rows).tolist()
    states = rng.choice(np.array(sources.states), rows).tolist()
    papers = [sources.bibliographies[at] for at in paper]
    first = part * PART
    return {
        "id": [f"P{first + row:07d}" for row in range(rows)],
        "title": [own.title for own in papers],
        "text": [halves(sources.abstracts[one], sources.abstracts[two]) for one, two in zip(near, far, strict=True)],
        "kind": [own.kind for own in papers],
        "state": states,
        "ipc": [own.ipc for own in papers],
        "year": [own.year for own in papers],
        "region": [own.region for own in papers],
        "industry": [own.industry for own in papers],
        "near": near,
        "far": far,
        "paper": paper,
    }


def draw_takers(sources: Sources, *, seed: int, part: int, rows: int) -> Columns:
    """Profiles (titles of two real products of one company) and needs (halves of two posted ones).

    `near` and `far` are bibliographies for a profile, needs for a need. `region` is where the taker sits,
    `wanted_region` empty where patents from anywhere are welcome.
    """
    rng = np.random.default_rng([seed, _TAKERS, part])
    out: Columns = {name: [] for name in ("id", "type", "text", "industry", "region", "wanted_region", "near", "far")}
    for row in range(rows):
        company = sources.products[int(rng.integers(len(sources.products)))]
        one, two = (company[int(at)] for at in rng.integers(len(company), size=2))
        paper = sources.bibliographies[one]
        is_profile = bool(rng.random() < PROFILES)
        if not is_profile:
            near, far = (int(at) for at in rng.integers(len(sources.needs), size=2))
            text = halves(sources.needs[near], sources.needs[far])
        else:
            near, far, text = one, two, f"主要产品：{paper.title}、{sources.bibliographies[two].title}"
        own = bool(rng.random() < OWN_PROVINCE)
        values = (
            f"T{part * PART + row:07d}", "profile" if is_profile else "need", text, paper.industry, paper.region,
            paper.region if own else "", near, far,
        )  # fmt: skip
        for name, value in zip(out, values, strict=True):
            out[name].append(value)
    return out


def halves(first: str, second: str) -> str:
    """The first half of one text and the second half of another."""
    return first[: len(first) // 2] + second[len(second) // 2 :]
