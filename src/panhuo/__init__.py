"""Panhuo 盘活: patents and needs go in, explained matches come out."""

from typing import Final

__version__: Final = "0.1.0"
