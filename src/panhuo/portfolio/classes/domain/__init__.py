"""Verbs of classes: read a table, put it in force, mark, recompute."""
