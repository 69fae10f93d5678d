"""Agreements on patents: who agrees with whom on what, what stands in the way, and the papers of it."""
