"""Counting periods stands in `panhuo.law`; the old place keeps the names."""

from __future__ import annotations

from panhuo.law.periods import add_months, add_years, whole_months_begun

__all__ = ["add_months", "add_years", "whole_months_begun"]
