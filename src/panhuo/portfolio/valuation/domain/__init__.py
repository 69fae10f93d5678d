"""Verbs of valuation: one transaction each."""
