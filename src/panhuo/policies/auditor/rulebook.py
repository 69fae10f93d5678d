"""The rules by date, from data/rules.toml."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from panhuo.policies.auditor.model import Rule, Severity, Tag


@lru_cache(maxsize=1)
def _versions() -> tuple[tuple[Rule, str | None], ...]:
    data = tomllib.loads(files(__package__).joinpath("data", "rules.toml").read_text(encoding="utf-8"))
    return tuple(
        (
            Rule(
                key=row["key"],
                tag=Tag(row["tag"]),
                notice=row["notice"],
                article=row["article"],
                in_force=row["in_force"],
                severity=Severity(row["severity"]),
                meaning=row["meaning"],
            ),
            row.get("only_if"),
        )
        for row in sorted(data["rule"], key=lambda row: (row["in_force"], row["key"]))
    )


def all_rules() -> tuple[Rule, ...]:
    """Every version of every rule, the oldest first."""
    return tuple(rule for rule, _ in _versions())


def rule_in_force(tag: Tag, *, as_of: date | None, text: str) -> Rule | None:
    """The newest version for `tag` on a day (None: the newest of all), or None where nothing bound `text` yet."""
    fitting = [
        rule
        for rule, only_if in _versions()
        if rule.tag is tag
        and (as_of is None or rule.in_force <= as_of)
        and (only_if is None or re.search(only_if, text))
    ]
    return fitting[-1] if fitting else None
