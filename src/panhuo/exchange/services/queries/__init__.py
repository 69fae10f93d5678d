"""Reading: who sees what, the directory, credit."""
