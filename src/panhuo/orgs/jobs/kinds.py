"""The registry: name of a kind of work → the function that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from panhuo.orgs.jobs.handle import JobHandle

JobFunction = Callable[[JobHandle], dict[str, Any]]
KINDS: Final[dict[str, JobFunction]] = {}
LONGEST: Final = 60


def job_kind(name: str) -> Callable[[JobFunction], JobFunction]:
    """Register ``run(job: JobHandle) -> dict`` under `name`; the dict (JSON) becomes the job's result.

    Put it in the app's `tasks.py`, which is imported at start. The function may be called again after a kill with
    the last cursor: what it did since then it must be able to do again, or do in one transaction with `progress`.
    """

    def register(function: JobFunction) -> JobFunction:
        if len(name) > LONGEST:
            raise ValueError(f"job kind {name!r} is longer than {LONGEST} characters")
        if KINDS.setdefault(name, function) is not function:
            raise ValueError(f"job kind {name!r} is registered twice")
        return function

    return register


def function_of(kind: str) -> JobFunction:
    """The function of a kind.

    Raises:
        LookupError: no app has registered it.
    """
    try:
        return KINDS[kind]
    except KeyError:
        raise LookupError(f"no job kind {kind!r}; known: {', '.join(sorted(KINDS))}") from None
