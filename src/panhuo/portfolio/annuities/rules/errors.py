"""The error stands in `panhuo.law`; the old place keeps the name."""

from __future__ import annotations

from panhuo.law.errors import RuleError

__all__ = ["RuleError"]
