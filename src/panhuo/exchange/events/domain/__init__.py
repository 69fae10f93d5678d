"""Verbs of matching events: one transaction each."""
