"""Following a 分 from the royalty report to the inventor and back."""

from __future__ import annotations

from collections import defaultdict

from panhuo.deals.rules.ledger.ledger import Ledger


def upstream(ledger: Ledger, entry_id: str) -> list[str]:
    """All that an entry comes from, nearest first: entries and papers (reports, clauses)."""
    links = {one.id: one.sources for one in ledger.entries}
    return _walk({key: list(value) for key, value in links.items()}, entry_id)


def downstream(ledger: Ledger, paper_or_entry: str) -> list[str]:
    """All that came of a paper or entry, nearest first."""
    links: defaultdict[str, list[str]] = defaultdict(list)
    for one in ledger.entries:
        for source in one.sources:
            links[source].append(one.id)
    return _walk(dict(links), paper_or_entry)


def _walk(links: dict[str, list[str]], start: str) -> list[str]:
    found: dict[str, None] = {}
    queue = list(links.get(start, ()))
    while queue:
        one = queue.pop(0)
        if one not in found and one != start:
            found[one] = None
            queue += links.get(one, ())
    return list(found)
