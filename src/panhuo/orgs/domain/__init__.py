"""Verbs: what people and the other apps do to organisations, people and shares."""
