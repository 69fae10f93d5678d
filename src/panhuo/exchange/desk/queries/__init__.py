"""Reading: who sees what, search, the queue."""
