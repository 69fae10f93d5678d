"""What the data say of a patent, as far as they say it. None: not said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Counts are those of a source or of encumbrances written down here; `sources` says which (field → words)."""

    valid: bool | None = None
    family: int | None = None
    cited_by: int | None = None
    claims: str = ""
    ipc: tuple[str, ...] = ()
    invalidations: int | None = None
    transfers: int | None = None
    pledges: int | None = None
    lawsuits: int | None = None
    remaining_days: int | None = None
    term_days: int | None = None
