"""Reading: who sees what, coverage, what became of it."""
