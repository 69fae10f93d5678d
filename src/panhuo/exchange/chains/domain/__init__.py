"""Verbs of industry chains: one transaction each."""
