"""Sharing what a patent brings with those who made and transformed it."""
