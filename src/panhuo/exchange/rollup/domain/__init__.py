"""Verbs: one function each, one transaction."""
