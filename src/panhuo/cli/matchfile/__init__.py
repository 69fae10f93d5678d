"""Matching from files to a file: what `panhuo match` does."""
