"""Verbs of annuities."""
