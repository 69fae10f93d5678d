"""Use first, pay later: library, requests, trial, trigger watch, safeguards, credit, ends."""
