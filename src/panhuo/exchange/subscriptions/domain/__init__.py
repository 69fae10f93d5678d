"""Verbs of subscriptions: one transaction each."""
