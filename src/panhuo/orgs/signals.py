"""What apps above may listen to."""

from __future__ import annotations

from typing import Final

from django.dispatch import Signal

registration_approved: Final = Signal()
"""Sent in the transaction that approves, with `registration` (its `profile` is what it said) and `actor`."""
