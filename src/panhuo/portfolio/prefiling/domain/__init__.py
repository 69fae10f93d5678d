"""Verbs of pre-filing assessment: one transaction each."""
