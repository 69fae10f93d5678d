"""Verbs of the inventory: one transaction each."""
