"""Who is invited to rate what: candidates in the order of matching, shared out under two quotas. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence


def assign(
    candidates: Mapping[int, Sequence[str]],
    *,
    per_patent: int,
    per_enterprise: int,
    taken: Mapping[str, int] | None = None,
) -> dict[int, list[str]]:
    """Patent → enterprises, at most `per_patent` each; no enterprise gets more than `per_enterprise` in all.

    Rounds: every patent gets its first before any gets its second, those with fewest candidates first, so that a patent
    that few can judge isn't left over because a popular one took its only candidate. `taken`: what enterprises have
    already. The same input always gives the same answer.
    """
    load = Counter(taken or {})
    given: dict[int, list[str]] = {patent: [] for patent in candidates}
    order = sorted(candidates, key=lambda patent: (len(set(candidates[patent])), patent))
    for _round in range(per_patent):
        for patent in order:
            free = [name for name in candidates[patent] if load[name] < per_enterprise and name not in given[patent]]
            if free:
                given[patent].append(free[0])
                load[free[0]] += 1
    return given
