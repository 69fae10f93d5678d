"""One progress figure over several steps."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], None]


class Meter:
    """Adds up steps whose sizes become known one by one."""

    def __init__(self, report: Report | None) -> None:
        self._report = report
        self._before = 0
        self._total = 0

    def expect(self, size: int) -> None:
        """Announce work to come."""
        self._total += size

    def step(self, size: int) -> Report:
        """A callback for one announced step of `size`; it takes the step's own (done, total) in any unit."""
        start = self._before
        self._before += size

        def tell(done: int, total: int) -> None:
            self.tell(start + (size * done // total if total else size))

        return tell

    def tell(self, done: int) -> None:
        """Pass it on; the callback may raise to stop the work."""
        if self._report is not None:
            self._report(min(done, self._total), self._total)
